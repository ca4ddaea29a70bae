// Counts in columns of time, a row for each kind: small bars, one scale for all rows.

import { scaleSqrt } from "d3-scale";
import { namer } from "./dates";
import { Drawing, Labels, onWidth, Stage } from "./figure";
import { makeSvg, rove, setSize } from "./svg";
import { Tip } from "./tip";

interface Row {
  label: string;
  quad: number;
  total: number;
  values: number[];
  hrefs: (string | null)[];
}

interface Data {
  columns: string[];
  titles: string[];
  rows: Row[];
  labels: Labels;
}

const ROW = 26;
const AXIS = 20;

export const bars: Drawing = (stage: Stage, answer: unknown) => {
  const { columns, titles, rows, labels } = answer as Data;
  const names = namer(stage.language);
  const svg = makeSvg(stage.place, labels.bars ?? "", 10).classed("chart-bars", true).attr("tabindex", 0);
  const tip = new Tip(stage.place);
  rove(svg, () => [...svg.selectAll<SVGElement, unknown>(".chart-bar").nodes()], () => false);
  const most = Math.max(1, ...rows.flatMap((row) => row.values));

  onWidth(stage.place, (width) => {
    svg.selectAll("*").remove();
    // A narrow page has the names above their rows.
    const narrow = width < 560;
    const left = narrow ? 6 : 190;
    const above = narrow ? 18 : 0;
    const row = ROW + above;
    const right = width - 46;
    const step = (right - left) / Math.max(1, columns.length);
    const height = scaleSqrt([0, most], [0, ROW - 5]);
    setSize(svg, width, AXIS + rows.length * row + 4);
    let free = 0;
    columns.forEach((column, number) => {
      const begins = column.endsWith("-Q1") || !column.includes("-Q") || number === 0;
      const x = left + number * step;
      if (!begins || x < free || x > right - 24) return;
      svg.append("line").attr("class", "chart-tick").attr("x1", x).attr("x2", x).attr("y1", AXIS - 4).attr("y2", AXIS + rows.length * row);
      const text = number === 0 && column.includes("-Q") && !column.endsWith("-Q1") ? titles[number]! : column.replace("-Q1", "");
      svg.append("text").attr("class", "chart-tick-name").attr("x", x + 2).attr("y", 13).text(text);
      free = x + 7 * text.length + 12;
    });
    rows.forEach((one, line) => {
      const base = AXIS + (line + 1) * row - 3;
      svg.append("line").attr("class", "chart-base").attr("x1", narrow ? left : 6).attr("x2", width - 6).attr("y1", base + 0.5).attr("y2", base + 0.5);
      const name = svg.append("text").attr("class", "chart-row-name").attr("x", 6).attr("y", narrow ? base - ROW + 1 : base - 5);
      name.text(one.label.length > 30 && !narrow ? `${one.label.slice(0, 29)}…` : one.label);
      svg.append("text").attr("class", "chart-row-total").attr("x", width - 6).attr("y", base - 5).attr("text-anchor", "end").text(names.count(one.total));
      one.values.forEach((value, number) => {
        if (!value) return;
        const lines = [`${titles[number]} · ${one.label}`, `${names.count(value)} ${labels.events ?? ""}`];
        const link = svg.append("a").attr("class", "chart-bar").attr("tabindex", -1).attr("aria-label", lines.join(". "));
        const href = one.hrefs[number];
        if (href) link.attr("href", href);
        else link.attr("role", "img");
        const tall = Math.max(2, height(value));
        const x = left + number * step;
        link.append("rect").attr("class", "chart-reach").attr("x", x).attr("y", base - ROW + 4).attr("width", step).attr("height", ROW - 4);
        link.append("rect").attr("class", `quad-${one.quad}`).attr("x", x + 0.5).attr("y", base - tall).attr("width", Math.max(1.5, Math.min(22, step - 1.5))).attr("height", tall);
        const show = () => tip.show(lines, x + step / 2, base - tall);
        link.on("pointerenter", show).on("focus", show).on("pointerleave", () => tip.hide()).on("blur", () => tip.hide());
      });
    });
  });
};
