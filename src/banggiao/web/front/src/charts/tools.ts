// The buttons above a chart, what it shows in words, and the key to how statuses are drawn.

import { addPatterns, fillOf, makeSvg } from "./svg";
import type { Labels } from "./figure";

/** The face of a button, its name, and what it does. */
export type Tool = [face: string, name: string, act: () => void];

export function addTools(place: HTMLElement, tools: readonly Tool[], status?: HTMLElement): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "chart-tools";
  for (const [face, name, act] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = face;
    if (face !== name) button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    bar.append(button);
  }
  place.prepend(bar);
  if (status) {
    status.className = "chart-status";
    status.setAttribute("role", "status");
    bar.after(status);
  }
  return bar;
}

export function addKey(place: HTMLElement, statuses: Record<string, string>, labels: Labels): void {
  const list = document.createElement("ul");
  list.className = "chart-key";
  for (const [status, label] of Object.entries(statuses)) {
    // Proposed is drawn as planned, and what did not happen as what was denied.
    if (status === "proposed" || status === "negated") continue;
    const names = { planned: "proposed", denied: "negated" }[status];
    list.append(item((at) => sample(at, status), names && statuses[names] ? `${label}, ${statuses[names]}` : label));
  }
  if (labels.imprecise) {
    list.append(
      item((at) => {
        const svg = makeSvg(at, "", 9).attr("width", 26).attr("aria-hidden", "true");
        svg.append("rect").attr("class", "quad-1 imprecise").attr("width", 26).attr("height", 7).attr("y", 1).attr("rx", 3);
      }, labels.imprecise),
    );
  }
  place.append(list);
}

function item(draw: (at: HTMLElement) => void, text: string): HTMLElement {
  const entry = document.createElement("li");
  draw(entry);
  entry.append(text);
  return entry;
}

function sample(at: HTMLElement, status: string): void {
  const svg = makeSvg(at, "", 11).attr("width", 13).attr("aria-hidden", "true");
  const fill = fillOf(status);
  const paint = addPatterns(svg);
  const shape = svg.append("rect").attr("x", 2).attr("y", 2).attr("width", 8).attr("height", 7).attr("rx", 3.5);
  shape.attr("class", `stroke-1 ${fill}`).style("fill", paint(fill, 1));
  if (fill === "crossed") svg.append("path").attr("class", "cross stroke-1").attr("d", "M1 1L11 10M11 1L1 10");
}
