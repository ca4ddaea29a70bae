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
  place: async () => (await import("./charts/place")).place,
};

// Figures that wait until they are seen, so that a page is there before they cost anything.
const waiting = new WeakMap<Element, () => void>();
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      waiting.get(target)?.();
    }
  },
  { rootMargin: "100px" },
);

function whenSeen(figure: HTMLElement, act: () => void): void {
  figure.dataset.state = "waiting";
  waiting.set(figure, act);
  const watch = () => seen.observe(figure);
  if (document.readyState === "complete") watch();
  else window.addEventListener("load", watch, { once: true });
}

function drawAll(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure.chart[data-chart]:not([data-state])")) {
    const load = drawings[figure.dataset.chart ?? ""];
    if (!load) continue;
    if ("lazy" in figure.dataset) whenSeen(figure, () => void draw(figure, load));
    else void draw(figure, load);
  }
}

drawAll(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) drawAll(event.target);
});
