// Events in time, from days to decades. The server counts them where a window holds more than can be told apart.

import { scaleUtc, ScaleTime } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity, ZoomTransform } from "d3-zoom";
import { DAY, isoDay, namer, parseDay } from "./dates";
import { Drawing, fetchJson, Labels, onWidth, Stage } from "./figure";
import { addKey, addTools, Tool } from "./tools";
import { Bin, Happening, Layout, layOut, Mark } from "./timeline_layout";
import { addPatterns, fillOf, makeSvg, rove, setSize } from "./svg";
import { Tip } from "./tip";

interface Data {
  first: string | null;
  last: string | null;
  start: string;
  stop: string;
  today: string;
  unit: string;
  total: number;
  undated: number;
  bins: Bin[];
  events: Happening[];
  lanes: { quad: number; label: string }[];
  statuses: Record<string, string>;
  labels: Labels;
}

const YEAR = 365.25 * DAY;
const LEFT = 8;
const AXIS = 24;
const LANE = 58;
const WINDOWS: [string, number][] = [
  ["week", 7],
  ["month", 31],
  ["quarter", 92],
  ["year", 366],
  ["decade", 3653],
];

export const timeline: Drawing = (stage: Stage, answer: unknown) => {
  let data = answer as Data;
  const { labels } = data;
  if (!data.first || !data.last) return;
  const names = namer(stage.language);
  // What is only known to a month or a year is drawn to its end, so far as that is not years ahead.
  const last = parseDay(data.last);
  const reach = Math.max(last, ...data.events.map((one) => Math.min(parseDay(one.last), last + YEAR)));
  const whole: [number, number] = [parseDay(data.first) - 5 * DAY, reach + 6 * DAY];
  const span = whole[1] - whole[0];
  // News remembers wars of long ago: what is shown first are the latest years.
  const opening: [number, number] = span > 25 * YEAR ? [whole[1] - 20 * YEAR, whole[1]] : whole;
  const height = AXIS + data.lanes.length * LANE + 2;

  const status = document.createElement("p");
  const svg = makeSvg(stage.place, labels.timeline ?? "", height).classed("chart-timeline", true).attr("tabindex", 0);
  const tip = new Tip(stage.place);
  const paint = addPatterns(svg);
  const ground = svg.append("g");
  const drawn = svg.append("g");
  let base: ScaleTime<number, number> = scaleUtc(whole, [LEFT, 800]);
  let width = 800;
  let measured = false;
  let asked: AbortController | null = null;
  let timer = 0;

  const zoomer = zoom<SVGSVGElement, unknown>()
    .filter((event: Event) => {
      // The wheel turns the page, unless the chart has the focus or a key is held.
      const inside = svg.node()?.contains(document.activeElement) ?? false;
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || event.shiftKey || inside;
      return !(event instanceof MouseEvent && event.button > 0);
    })
    .on("zoom", () => render())
    .on("end", () => later());
  svg.call(zoomer).on("dblclick.zoom", null);

  const transform = (): ZoomTransform => {
    const node = svg.node();
    return node ? ((node as SVGSVGElement & { __zoom?: ZoomTransform }).__zoom ?? zoomIdentity) : zoomIdentity;
  };
  const shown = (): [number, number] => {
    const [from, to] = transform().rescaleX(base).domain();
    return [Number(from), Number(to)];
  };

  function showWindow(from: number, to: number): void {
    const length = Math.max(5 * DAY, Math.min(span, to - from));
    const start = Math.max(whole[0], Math.min(whole[1] - length, from));
    const scale = span / length;
    svg.call(zoomer.transform, zoomIdentity.scale(scale).translate(LEFT / scale - base(start), 0));
  }

  function zoomBy(factor: number): void {
    const [from, to] = shown();
    const middle = (from + to) / 2;
    showWindow(middle - ((to - from) * factor) / 2, middle + ((to - from) * factor) / 2);
  }

  function pan(part: number): void {
    const [from, to] = shown();
    showWindow(from + (to - from) * part, to + (to - from) * part);
  }

  /** A window of `days` around the middle of what is shown. */
  function windowOf(days: number): void {
    const [from, to] = shown();
    const middle = (from + to) / 2;
    showWindow(middle - (days * DAY) / 2, middle + (days * DAY) / 2);
  }

  function later(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void load(), 160);
  }

  async function load(): Promise<void> {
    const [from, to] = shown();
    const source = new URL(stage.source);
    source.searchParams.set("from", isoDay(from));
    source.searchParams.set("to", isoDay(to));
    if (isoDay(from) === data.start && isoDay(to) === data.stop) return;
    asked?.abort();
    asked = new AbortController();
    try {
      data = (await fetchJson(source, asked.signal)) as Data;
      render();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  function render(): void {
    const scale = transform().rescaleX(base);
    const [from, to] = shown();
    drawGround(scale);
    const layout = layOut(data, (time) => scale(time), width, LANE);
    drawMarks(layout);
    const what = data.unit ? (labels[`per_${data.unit}`] ?? "") : (labels.each ?? "");
    const without = data.undated ? ` · ${names.count(data.undated)} ${labels.undated ?? ""}` : "";
    status.textContent = `${names.day(from)} – ${names.day(to)} · ${names.count(data.unit ? data.total : data.events.length)} ${labels.events ?? ""} · ${what}${without}`;
    svg.attr("data-unit", data.unit).attr("data-from", isoDay(from)).attr("data-to", isoDay(to));
  }

  function drawGround(scale: ScaleTime<number, number>): void {
    ground.selectAll("*").remove();
    data.lanes.forEach((lane, number) => {
      const top = AXIS + number * LANE;
      const row = ground.append("g").attr("transform", `translate(0,${top})`);
      row.append("rect").attr("class", "chart-lane").attr("width", width).attr("height", LANE - 2);
      row.append("text").attr("class", "chart-lane-name").attr("x", LEFT).attr("y", 12).text(lane.label);
    });
    const ticks = scale.ticks(Math.max(2, Math.floor(width / 90)));
    const step = Number(ticks[1] ?? 0) - Number(ticks[0] ?? 0);
    let free = 0;
    for (const tick of ticks) {
      const x = scale(tick);
      const line = ground.append("g").attr("transform", `translate(${x},0)`);
      line.append("line").attr("class", "chart-tick").attr("y1", AXIS - 6).attr("y2", height);
      const text = names.tick(Number(tick), step);
      if (x < free || x > width - 24) continue;
      line.append("text").attr("class", "chart-tick-name").attr("x", 3).attr("y", 14).text(text);
      free = x + 7 * text.length + 10;
    }
    const now = scale(parseDay(data.today));
    if (now > 0 && now < width) {
      const line = ground.append("g").attr("transform", `translate(${now},0)`).attr("class", "chart-today");
      line.append("line").attr("y1", AXIS - 6).attr("y2", height);
      line.append("text").attr("x", 3).attr("y", height - 4).text(labels.today ?? "");
    }
  }

  function drawMarks(layout: Layout): void {
    const focused = (document.activeElement as SVGElement | null)?.dataset?.key;
    drawn.selectAll("*").remove();
    for (const mark of layout.marks) {
      const lane = data.lanes.findIndex((one) => one.quad === mark.quad);
      if (lane < 0) continue;
      const link = mark.event ? drawn.append<SVGElement>("a").attr("href", mark.event.href) : drawn.append<SVGElement>("g");
      link.attr("class", `chart-mark stroke-${mark.quad}${mark.precise ? "" : " imprecise"}`).attr("tabindex", -1);
      link.attr("data-key", mark.key).attr("transform", `translate(${mark.x},${AXIS + lane * LANE + mark.y})`);
      const lines = describe(mark);
      link.attr("aria-label", lines.join(". ")).attr("role", mark.event ? "link" : "button");
      const fill = fillOf(mark.status);
      const shape = link.append("rect").attr("width", mark.width).attr("height", mark.height);
      shape.attr("rx", mark.event ? Math.min(mark.height, mark.width) / 2 : 0).style("fill", paint(fill, mark.quad));
      shape.classed(fill, true);
      if (fill === "crossed" && mark.event) {
        const [w, h] = [mark.width, mark.height];
        link.append("path").attr("class", `cross stroke-${mark.quad}`).attr("d", `M-1 -1L${w + 1} ${h + 1}M${w + 1} -1L-1 ${h + 1}`);
      }
      const show = () => tip.show(lines, mark.x + mark.width / 2, AXIS + lane * LANE + mark.y + offset());
      link.on("pointerenter", show).on("focus", show).on("pointerleave", () => tip.hide()).on("blur", () => tip.hide());
      const { bin } = mark;
      if (bin) link.on("click", () => showWindow(parseDay(bin.start), parseDay(bin.end)));
    }
    if (focused) drawn.select<SVGElement>(`[data-key="${CSS.escape(focused)}"]`).node()?.focus();
  }

  const offset = (): number => svg.node()?.getBoundingClientRect().top! - stage.place.getBoundingClientRect().top;

  function describe(mark: Mark): string[] {
    const told = data.statuses[mark.status] ?? mark.status;
    if (mark.event) return [`${mark.event.date} · ${mark.event.label}`, told, mark.event.words];
    const lane = data.lanes.find((one) => one.quad === mark.quad)?.label ?? "";
    const when = names.span(parseDay(mark.bin!.start), data.unit);
    return [`${when} · ${names.count(mark.bin!.events)} ${labels.events ?? ""}`, `${lane} · ${told}`];
  }

  rove(svg, () => [...drawn.selectAll<SVGElement, unknown>(".chart-mark").nodes()], (key) => {
    const active = document.activeElement;
    if (key === "+" || key === "=") zoomBy(0.5);
    else if (key === "-") zoomBy(2);
    else if (key === "0") showWindow(...whole);
    else if (key === "[") pan(-0.4);
    else if (key === "]") pan(0.4);
    else if ((key === "Enter" || key === " ") && active?.getAttribute("role") === "button") select(active).dispatch("click");
    else return false;
    return true;
  });

  const tools: Tool[] = [
    ["−", labels.zoom_out ?? "", () => zoomBy(2)],
    ["+", labels.zoom_in ?? "", () => zoomBy(0.5)],
    ["‹", labels.earlier ?? "", () => pan(-0.6)],
    ["›", labels.later ?? "", () => pan(0.6)],
    ...WINDOWS.map(([name, days]): Tool => [labels[name] ?? name, labels[name] ?? name, () => windowOf(days)]),
    [labels.all ?? "", labels.all ?? "", () => showWindow(...whole)],
  ];
  addTools(stage.place, tools, status);
  addKey(stage.place, data.statuses, labels);

  onWidth(stage.place, (wide) => {
    const kept = measured ? shown() : opening;
    measured = true;
    width = wide;
    setSize(svg, width, height);
    base = scaleUtc(whole, [LEFT, wide - LEFT]);
    zoomer.extent([[LEFT, 0], [wide - LEFT, height]]);
    zoomer.translateExtent([[LEFT, 0], [wide - LEFT, height]]);
    zoomer.scaleExtent([1, Math.max(1, span / (5 * DAY))]);
    showWindow(...kept);
    render();
  });
};
