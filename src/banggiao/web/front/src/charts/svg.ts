// Helps for drawing SVG: patterns that tell what is planned, alleged or denied without colour, and keys.

import { select, Selection } from "d3-selection";

export type Group = Selection<SVGGElement, unknown, null, undefined>;
export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

export function makeSvg(place: HTMLElement, label: string, height: number): Svg {
  return select(place)
    .append("svg")
    .attr("role", "group")
    .attr("aria-label", label)
    .attr("width", "100%")
    .attr("height", height);
}

/** Sizes a drawing in pixels. Paper is narrower than the screen: there the view box is drawn smaller. */
export function setSize(svg: Svg, width: number, height: number): void {
  svg.attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
}

/** How an event of a status is filled: whole, hollow, striped, crossed or dotted. */
export type Fill = "whole" | "hollow" | "striped" | "crossed" | "dotted";

const fills: Record<string, Fill> = {
  occurred: "whole",
  planned: "hollow",
  proposed: "hollow",
  alleged: "striped",
  denied: "crossed",
  negated: "crossed",
  hypothetical: "dotted",
};

export function fillOf(status: string): Fill {
  return fills[status] ?? "whole";
}

let patterns = 0;

/** Adds the patterns of each quad class; the name of the paint of a fill in a class is the answer's answer. */
export function addPatterns(svg: Svg): (fill: Fill, quad: number) => string {
  const name = `p${++patterns}`;
  const defs = svg.append("defs");
  for (const quad of [1, 2, 3, 4]) {
    const striped = defs.append("pattern").attr("id", `${name}-striped-${quad}`);
    striped.attr("width", 4).attr("height", 4).attr("patternUnits", "userSpaceOnUse");
    striped.attr("patternTransform", "rotate(45)");
    striped.append("rect").attr("width", 4).attr("height", 4).attr("class", "pattern-ground");
    striped.append("rect").attr("width", 2).attr("height", 4).attr("class", `quad-${quad}`);
    const dotted = defs.append("pattern").attr("id", `${name}-dotted-${quad}`);
    dotted.attr("width", 4).attr("height", 4).attr("patternUnits", "userSpaceOnUse");
    dotted.append("rect").attr("width", 4).attr("height", 4).attr("class", "pattern-ground");
    dotted.append("circle").attr("r", 1).attr("cx", 2).attr("cy", 2).attr("class", `quad-${quad}`);
    const crossed = defs.append("pattern").attr("id", `${name}-crossed-${quad}`);
    crossed.attr("width", 6).attr("height", 6).attr("patternUnits", "userSpaceOnUse");
    crossed.append("rect").attr("width", 6).attr("height", 6).attr("class", "pattern-ground");
    crossed.append("path").attr("d", "M0 0L6 6M6 0L0 6").attr("class", `stroke-${quad}`);
  }
  return (fill, quad) => {
    if (fill === "whole") return `var(--quad-${quad})`;
    return fill === "hollow" ? "var(--chart-ground)" : `url(#${name}-${fill}-${quad})`;
  };
}

/**
 * One stop for the Tab key among many marks, and arrow keys between them.
 * `marks` are asked for anew at each key, in the order in which the arrows go.
 */
export function rove(svg: Svg, marks: () => SVGElement[], onKey: (key: string) => boolean): void {
  svg.on("keydown", (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = marks();
    const here = all.indexOf(document.activeElement as SVGElement);
    const step: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      Home: 0,
      End: all.length - 1,
    };
    const to = step[event.key];
    if (to !== undefined && all.length) {
      all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
      event.preventDefault();
    } else if (onKey(event.key)) {
      event.preventDefault();
    }
  });
}
