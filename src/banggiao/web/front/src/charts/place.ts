// Where one event took place: its point, and the shores around it by which one knows where that is.

import { geoEqualEarth, geoPath } from "d3-geo";
import { Drawing, Labels, onWidth, Stage } from "./figure";
import { boxOf, drawLand, drawNames, Name } from "./land";
import { makeSvg } from "./svg";

interface Data {
  label: string;
  lon: number;
  lat: number;
  href: string;
  names: Name[];
  labels: Labels;
}

const DEGREES = 76; // of longitude that are shown
const AROUND = 5.4133; // what the equator is long at a scale of 1

export const place: Drawing = (stage: Stage, answer: unknown) => {
  const { label, lon, lat, href, names, labels } = answer as Data;
  const svg = makeSvg(stage.place, labels.place ?? "", 10).classed("chart-map", true);
  const source = document.createElement("p");
  source.className = "chart-source";
  source.textContent = labels.place_source ?? "";
  stage.place.append(source);

  onWidth(stage.place, (width) => {
    const height = Math.max(150, Math.min(280, Math.round(width * 0.62)));
    const projection = geoEqualEarth().rotate([-lon, 0]).center([0, lat]).translate([width / 2, height / 2]);
    projection.scale(((width / AROUND) * 360) / DEGREES).clipExtent([[-1, -1], [width + 1, height + 1]]);
    svg.selectAll("*").remove();
    svg.attr("height", height);
    const sheet = svg.append("g");
    drawLand(sheet, geoPath(projection));
    drawNames(sheet, names.filter((name) => inside(projection([name.lon, name.lat]), height)), (name) => projection([name.lon, name.lat]) ?? [-99, -99], width);
    const [x, y] = [width / 2, height / 2];
    const link = svg.append("a").attr("class", "chart-point").attr("aria-label", `${label}. ${labels.map_more ?? ""}`).attr("href", href);
    link.append("circle").attr("cx", x).attr("cy", y).attr("r", 6);
    link.append("text").attr("x", boxOf(label, x + 8, y)[0] + 1).attr("y", y - 7).text(label);
  });
};

function inside(at: [number, number] | null, height: number): boolean {
  return at !== null && at[1] > 0 && at[1] < height;
}
