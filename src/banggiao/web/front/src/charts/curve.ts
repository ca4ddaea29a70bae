// Cooperation above zero and conflict below it, quarter by quarter: the mean score, and how many events it rests on.

import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { namer } from "./dates";
import { Drawing, Labels, onWidth, Stage } from "./figure";
import { makeSvg, rove, setSize } from "./svg";
import { Tip } from "./tip";

interface Point {
  name: string;
  title: string;
  score: number | null;
  events: number;
  href: string;
}

interface Data {
  points: Point[];
  labels: Labels;
}

const HEIGHT = 190;
const EDGE = { left: 34, right: 10, top: 10, bottom: 22 };

export const curve: Drawing = (stage: Stage, answer: unknown) => {
  const data = answer as Data;
  const { points, labels } = data;
  const names = namer(stage.language);
  const signed = new Intl.NumberFormat(stage.language, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  const svg = makeSvg(stage.place, labels.curve ?? "", HEIGHT).classed("chart-curve", true).attr("tabindex", 0);
  const tip = new Tip(stage.place);
  rove(svg, () => [...svg.selectAll<SVGElement, unknown>(".chart-dot").nodes()], () => false);

  onWidth(stage.place, (width) => {
    svg.selectAll("*").remove();
    setSize(svg, width, HEIGHT);
    const x = scaleLinear([0, Math.max(1, points.length - 1)], [EDGE.left + 8, width - EDGE.right - 8]);
    const y = scaleLinear([-10, 10], [HEIGHT - EDGE.bottom, EDGE.top]);
    const most = Math.max(1, ...points.map((point) => point.events));
    for (const score of [-10, -5, 0, 5, 10]) {
      svg.append("line").attr("class", score ? "chart-tick" : "chart-zero").attr("x1", EDGE.left).attr("x2", width - EDGE.right)
        .attr("y1", y(score)).attr("y2", y(score));
      svg.append("text").attr("class", "chart-tick-name").attr("x", EDGE.left - 6).attr("y", y(score) + 4)
        .attr("text-anchor", "end").text(signed.format(score));
    }
    svg.append("text").attr("class", "chart-lane-name").attr("x", EDGE.left + 13).attr("y", EDGE.top + 12).text(labels.cooperation ?? "");
    svg.append("text").attr("class", "chart-lane-name").attr("x", EDGE.left + 13).attr("y", HEIGHT - EDGE.bottom - 6).text(labels.conflict ?? "");
    let free = 0;
    points.forEach((point, number) => {
      // A label where a year begins, and at the very first quarter.
      const begins = point.name.endsWith("-Q1") || !point.name.includes("-Q") || number === 0;
      if (!begins || x(number) < free || x(number) > width - 30) return;
      const text = number === 0 && point.name.includes("-Q") && !point.name.endsWith("-Q1") ? point.title : point.name.slice(0, 4);
      svg.append("line").attr("class", "chart-tick").attr("x1", x(number)).attr("x2", x(number)).attr("y1", EDGE.top).attr("y2", HEIGHT - EDGE.bottom);
      svg.append("text").attr("class", "chart-tick-name").attr("x", x(number)).attr("y", HEIGHT - 6).text(text);
      free = x(number) + 7 * text.length + 12;
    });

    const known = points.map((point, number) => ({ ...point, number })).filter((point) => point.score !== null);
    const upper = area<(typeof known)[number]>().x((one) => x(one.number)).y0(y(0)).y1((one) => y(Math.max(0, one.score ?? 0)));
    const lower = area<(typeof known)[number]>().x((one) => x(one.number)).y0(y(0)).y1((one) => y(Math.min(0, one.score ?? 0)));
    const path = line<(typeof known)[number]>().x((one) => x(one.number)).y((one) => y(one.score ?? 0));
    // Over quarters in which nothing occurred the line is broken: a bridge is drawn, and drawn as one, without ground.
    for (let at = 1; at < known.length; at += 1) {
      const [one, next] = [known[at - 1]!, known[at]!];
      const bridge = next.number - one.number > 1;
      if (!bridge) {
        svg.append("path").attr("class", "chart-above").attr("d", upper([one, next]));
        svg.append("path").attr("class", "chart-below").attr("d", lower([one, next]));
      }
      svg.append("path").attr("class", bridge ? "chart-line bridge" : "chart-line").attr("d", path([one, next]));
    }
    for (const one of known) {
      const lines = [`${one.title} · ${signed.format(one.score ?? 0)}`, `${names.count(one.events)} ${labels.events ?? ""}`];
      const link = svg.append("a").attr("href", one.href).attr("class", "chart-dot").attr("tabindex", -1).attr("aria-label", lines.join(". "));
      link.append("circle").attr("class", "chart-reach").attr("cx", x(one.number)).attr("cy", y(one.score ?? 0)).attr("r", 9);
      link.append("circle").attr("class", (one.score ?? 0) < 0 ? "quad-4" : "quad-2").attr("cx", x(one.number)).attr("cy", y(one.score ?? 0))
        .attr("r", 2 + 4 * Math.sqrt(one.events / most));
      const show = () => tip.show(lines, x(one.number), y(one.score ?? 0));
      link.on("pointerenter", show).on("focus", show).on("pointerleave", () => tip.hide()).on("blur", () => tip.hide());
    }
  });
};
