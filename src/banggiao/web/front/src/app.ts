// What every page loads: htmx, and the charts of the page, each fetched when the page has one.

import htmx from "htmx.org";
import { draw, Drawing } from "./charts/figure";

// The page's policy allows no inline style and no eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
Object.assign(window, { htmx });

const drawings: Record<string, () => Promise<Drawing>> = {
  timeline: async () => (await import("./charts/timeline")).timeline,
  curve: async () => (await import("./charts/curve")).curve,
  bars: async () => (await import("./charts/bars")).bars,
  network: async () => (await import("./charts/network")).network,
  map: async () => (await import("./charts/map")).map,
};

function drawAll(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure.chart[data-chart]:not([data-state])")) {
    const load = drawings[figure.dataset.chart ?? ""];
    if (load) void draw(figure, load);
  }
}

drawAll(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) drawAll(event.target);
});
