// Where one event took place: its point, and the shores around it by which one knows where that is.

import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { Drawing, Labels, onWidth, Stage } from "./figure";
import { boxOf, drawLand, drawNames, Name } from "./land";
import { makeSvg, setSize } from "./svg";

interface Data {
  label: string;
  lon: number;
  lat: number;
  href: string;
  names: Name[];
  labels: Labels;
}

const DEGREES = 70; // that are shown from left to right
const REACH = 4 * Math.sin((DEGREES / 4) * (Math.PI / 180)); // how long they are at a scale of 1

export const place: Drawing = (stage: Stage, answer: unknown) => {
  const { label, lon, lat, href, names, labels } = answer as Data;
  const svg = makeSvg(stage.place, labels.place ?? "", 10).classed("chart-map", true);
  const source = document.createElement("p");
  source.className = "chart-source";
  source.textContent = labels.place_source ?? "";
  stage.place.append(source);

  onWidth(stage.place, (width) => {
    const height = Math.max(150, Math.min(280, Math.round(width * 0.62)));
    const projection = geoAzimuthalEqualArea().rotate([-lon, -lat]).translate([width / 2, height / 2]);
    projection.scale(width / REACH).clipExtent([[-1, -1], [width + 1, height + 1]]);
    svg.selectAll("*").remove();
    setSize(svg, width, height);
    const sheet = svg.append("g");
    drawLand(sheet, geoPath(projection));
    const at = (name: Name): [number, number] => projection([name.lon, name.lat]) ?? [-99, -99];
    drawNames(sheet, names.filter((name) => at(name)[1] > 0 && at(name)[1] < height), at, width);
    const [x, y] = [width / 2, height / 2];
    const link = svg.append("a").attr("class", "chart-point").attr("aria-label", `${label}. ${labels.map_more ?? ""}`).attr("href", href);
    link.append("circle").attr("cx", x).attr("cy", y).attr("r", 6);
    link.append("text").attr("x", boxOf(label, x + 8, y)[0] + 1).attr("y", y - 7).text(label);
  });
};
