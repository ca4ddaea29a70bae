// What every map shows before anything is counted: sea, land and the names of the islands. No border is drawn, so that
// none is drawn as a fact.

import { geoGraticule10, GeoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import land from "world-atlas/land-110m.json";
import type { Group } from "./svg";

/** A name that the map writes although nothing is counted there. */
export interface Name {
  label: string;
  lon: number;
  lat: number;
}

/** The left, upper, right and lower edge of what is written. */
export type Box = [number, number, number, number];

const LETTER = 6.5; // pixels that a letter takes, about
const world = feature(land as unknown as Topology, (land as unknown as Topology).objects.land as GeometryCollection);

export function drawLand(sheet: Group, path: GeoPath): void {
  sheet.append("path").attr("class", "chart-sea").attr("d", path({ type: "Sphere" }));
  sheet.append("path").attr("class", "chart-grid").attr("d", path(geoGraticule10()));
  sheet.append("path").attr("class", "chart-land").attr("d", path(world));
}

/** Where a text begins at (x, y); `right` of it, else left. */
export function boxOf(text: string, x: number, y: number, right = true): Box {
  const wide = LETTER * text.length + 6;
  return right ? [x, y - 7, x + wide, y + 7] : [x - wide, y - 7, x, y + 7];
}

export function meet(one: Box, other: Box): boolean {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

/** Writes the names where they are within `width`, and says what room they take. */
export function drawNames(marks: Group, names: readonly Name[], at: (name: Name) => [number, number], width: number): Box[] {
  const taken: Box[] = [];
  for (const name of names) {
    const [x, y] = at(name);
    if (x < -8 || x > width + 8) continue;
    const group = marks.append("g").attr("class", "chart-islands").attr("transform", `translate(${x},${y})`);
    for (const [dx, dy] of [[-3, 0], [1, -2], [3, 2]] as const) group.append("circle").attr("cx", dx).attr("cy", dy).attr("r", 1);
    // Where the right has no room, below and up to the edge; lower than the name before it, however small the map.
    const right = boxOf(name.label, x + 7, y)[2] < width;
    const left = right ? 7 : width - 4 - x;
    let box = boxOf(name.label, x + left, y + (right ? 0 : 11), right);
    const before = taken.find((one) => meet(one, box));
    if (before) box = boxOf(name.label, x + left, before[3] + 7, right);
    const text = group.append("text").attr("x", left).attr("y", box[1] + 11 - y).text(name.label);
    if (!right) text.attr("text-anchor", "end");
    taken.push(box);
  }
  return taken;
}
