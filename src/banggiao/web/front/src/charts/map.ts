// Where events took place and who visited whom: land and points.

import { geoEqualEarth, GeoPath, geoPath, GeoProjection } from "d3-geo";
import { zoom, zoomIdentity, ZoomTransform } from "d3-zoom";
import { namer } from "./dates";
import { Drawing, Labels, onWidth, Stage } from "./figure";
import { boxOf, drawLand, drawNames, meet, Name } from "./land";
import { makeSvg, rove, setSize } from "./svg";
import { Tip } from "./tip";
import { addTools } from "./tools";

interface Point {
  code: string;
  label: string;
  lon: number;
  lat: number;
  events: number;
  href: string;
}

interface Arc {
  origin: [number, number];
  target: [number, number];
  visits: number;
  label: string;
  href: string;
}

interface Data {
  points: Point[];
  arcs: Arc[];
  names: Name[];
  labels: Labels;
}

/** Ways that are drawn: the commonest. The table has more. */
const ARCS = 80;

export const map: Drawing = (stage: Stage, answer: unknown) => {
  const data = answer as Data;
  const { labels } = data;
  const names = namer(stage.language);
  const svg = makeSvg(stage.place, labels.map ?? "", 400).classed("chart-map", true).attr("tabindex", 0);
  const tip = new Tip(stage.place);
  // The Pacific's seam lies in the Atlantic: Asia stands in the middle.
  const projection: GeoProjection = geoEqualEarth().rotate([-100, 0]);
  const path: GeoPath = geoPath(projection);
  const sheet = svg.append("g");
  const marks = svg.append("g");
  const most = Math.max(1, ...data.points.map((point) => point.events));
  const busiest = Math.max(1, ...data.arcs.map((arc) => arc.visits));
  let view: ZoomTransform = zoomIdentity;
  let width = 800;
  let height = 400;

  const zoomer = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, 24])
    .filter((event: Event) => {
      const inside = svg.node()?.contains(document.activeElement) ?? false;
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || event.shiftKey || inside;
      return !(event instanceof MouseEvent && event.button > 0);
    })
    .on("zoom", (event: { transform: ZoomTransform }) => {
      view = event.transform;
      sheet.attr("transform", view.toString());
      drawMarks();
    });
  svg.call(zoomer);

  function drawSheet(): void {
    sheet.selectAll("*").remove();
    drawLand(sheet, path);
    for (const arc of data.arcs.slice(0, ARCS)) {
      const [from, to] = [projection(arc.origin), projection(arc.target)];
      if (!from || !to) continue;
      // Bent to the left of its way, so that the ways there and back are two lines.
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const middle = [(from[0] + to[0]) / 2 + dy * 0.14, (from[1] + to[1]) / 2 - dx * 0.14];
      const shape = sheet.append("path").attr("class", "chart-arc").attr("d", `M${from}Q${middle} ${to}`);
      shape.style("stroke-width", `${0.6 + 3 * Math.sqrt(arc.visits / busiest)}px`);
      shape.append("title").text(`${arc.label} · ${names.count(arc.visits)} ${labels.visits ?? ""}`);
    }
  }

  function drawMarks(): void {
    const kept = (document.activeElement as SVGElement | null)?.dataset?.key;
    marks.selectAll("*").remove();
    const at = (lon: number, lat: number): [number, number] => view.apply(projection([lon, lat]) ?? [-99, -99]);
    // Of names that meet the first is written: the islands', then those of the places with most events.
    const taken = drawNames(marks, data.names, (name) => at(name.lon, name.lat), width);
    for (const point of data.points) {
      const [x, y] = at(point.lon, point.lat);
      if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
      const radius = 2.5 + 13 * Math.sqrt(point.events / most);
      const lines = [point.label, `${names.count(point.events)} ${labels.events ?? ""}`];
      const link = marks.append("a").attr("href", point.href).attr("class", "chart-point").attr("tabindex", -1);
      link.attr("data-key", point.code).attr("aria-label", lines.join(". "));
      link.append("circle").attr("cx", x).attr("cy", y).attr("r", radius);
      const box = boxOf(point.label, x + radius + 2, y);
      if (!taken.some((one) => meet(box, one)) && box[2] < width) {
        link.append("text").attr("x", box[0] + 1).attr("y", y + 4).text(point.label);
        taken.push(box);
      }
      const show = () => tip.show(lines, x, y + (svg.node()!.getBoundingClientRect().top - stage.place.getBoundingClientRect().top));
      link.on("pointerenter", show).on("focus", show).on("pointerleave", () => tip.hide()).on("blur", () => tip.hide());
    }
    if (kept) marks.select<SVGElement>(`[data-key="${CSS.escape(kept)}"]`).node()?.focus();
  }

  /** The part of the map that holds the points, with room around it. */
  function fit(): void {
    const spots = data.points.map((point) => projection([point.lon, point.lat])).filter((one) => one !== null);
    if (!spots.length) return reset();
    const [xs, ys] = [spots.map((one) => one[0]), spots.map((one) => one[1])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.max(1, Math.min(5, 0.8 / Math.max((right - left) / width, (bottom - top) / height, 0.01)));
    // No further than the edge of the sheet.
    const within = (size: number, middle: number): number =>
      Math.max(size - scale * size, Math.min(0, size / 2 - scale * middle));
    const [x, y] = [within(width, (left + right) / 2), within(height, (top + bottom) / 2)];
    svg.call(zoomer.transform, zoomIdentity.translate(x, y).scale(scale));
  }

  const reset = (): void => void svg.call(zoomer.transform, zoomIdentity);
  const zoomBy = (factor: number): void => void svg.call(zoomer.scaleBy, factor);
  rove(svg, () => [...marks.selectAll<SVGElement, unknown>(".chart-point").nodes()], (key) => {
    if (key === "+" || key === "=") zoomBy(1.6);
    else if (key === "-") zoomBy(1 / 1.6);
    else if (key === "0") reset();
    else return false;
    return true;
  });
  addTools(stage.place, [
    ["−", labels.zoom_out ?? "", () => zoomBy(1 / 1.6)],
    ["+", labels.zoom_in ?? "", () => zoomBy(1.6)],
    [labels.fit ?? "", labels.fit ?? "", fit],
    [labels.all ?? "", labels.all ?? "", reset],
  ]);
  const source = document.createElement("p");
  source.className = "chart-source";
  source.textContent = labels.map_source ?? "";
  stage.place.append(source);

  onWidth(stage.place, (wide) => {
    width = wide;
    height = Math.max(220, Math.min(560, Math.round(wide * 0.49)));
    setSize(svg, width, height);
    projection.fitSize([width, height], { type: "Sphere" });
    zoomer.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    drawSheet();
    fit();
  });
};
