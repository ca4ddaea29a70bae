// A figure with a table in it becomes a chart: its data are fetched, drawn above the table, and the table is folded.
// Where anything fails the table stays open.

export type Labels = Record<string, string>;

export interface Stage {
  /** Where the chart is drawn. */
  readonly place: HTMLElement;
  /** The address of the data, without the parameters that a chart adds. */
  readonly source: URL;
  /** The language of the page. */
  readonly language: string;
}

/** Draws the data, as they were fetched, on a stage. */
export type Drawing = (stage: Stage, data: unknown) => void;

export async function draw(figure: HTMLElement, load: () => Promise<Drawing>): Promise<void> {
  figure.dataset.state = "loading";
  const table = figure.querySelector("details");
  const place = document.createElement("div");
  try {
    const source = new URL(figure.dataset.src ?? "", location.href);
    if (source.origin !== location.origin) throw new Error("data from elsewhere");
    const [drawing, data] = await Promise.all([load(), fetchJson(source)]);
    place.className = "chart-place";
    figure.insertBefore(place, table);
    drawing({ place, source, language: document.documentElement.lang || "en" }, data);
    figure.dataset.state = "ready";
  } catch (error) {
    place.remove();
    figure.dataset.state = "failed";
    if (table) table.open = true;
    console.info(error);
  }
}

export async function fetchJson(source: URL, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(source, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (!answer.ok) throw new Error(`${source.pathname}: ${answer.status}`);
  return answer.json();
}

const PAPER = 680; // pixels that a sheet is wide, about

/** Calls `render` with the width of `place`, now and whenever it changes; before it is printed, with that of paper. */
export function onWidth(place: HTMLElement, render: (width: number) => void): void {
  let last = 0;
  const observer = new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width > 0 && width !== last) {
      last = width;
      render(width);
    }
  });
  observer.observe(place);
  window.addEventListener("beforeprint", () => {
    if (last > PAPER) render(PAPER);
  });
  window.addEventListener("afterprint", () => {
    if (last > PAPER) render(last);
  });
}
