// Who deals with whom. The server lays the network out; here it is shown, and a click on a line lists its events.

import Graph from "graphology";
import Sigma from "sigma";
import htmx from "htmx.org";
import { namer } from "./dates";
import { Drawing, Labels, Stage } from "./figure";
import { colour, onTheme } from "./theme";
import { addTools, Tool } from "./tools";

interface Node {
  id: string;
  label: string;
  x: number;
  y: number;
  events: number;
  href: string;
}

interface Edge {
  one: number;
  other: number;
  events: number;
  score: number | null;
  href: string;
}

interface Data {
  nodes: Node[];
  edges: Edge[];
  labels: Labels;
}

export const network: Drawing = (stage: Stage, answer: unknown) => {
  const data = answer as Data;
  const { labels } = data;
  if (!data.nodes.length) return;
  const names = namer(stage.language);
  const box = document.createElement("div");
  box.className = "chart-canvas";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${labels.network ?? ""}. ${labels.network_keys ?? ""}`);
  const panel = document.createElement("section");
  panel.className = "chart-panel";
  panel.setAttribute("aria-live", "polite");
  panel.textContent = labels.network_hint ?? "";
  stage.place.append(box, panel);

  const graph = new Graph({ type: "undirected" });
  const most = Math.max(1, ...data.nodes.map((node) => node.events));
  const widest = Math.max(1, ...data.edges.map((edge) => edge.events));
  for (const node of data.nodes) {
    graph.addNode(node.id, { label: node.label, x: node.x, y: node.y, size: 3 + 10 * Math.sqrt(node.events / most) });
  }
  data.edges.forEach((edge, number) => {
    const [one, other] = [data.nodes[edge.one], data.nodes[edge.other]];
    if (!one || !other) return;
    const size = 0.9 + 6 * Math.sqrt(edge.events / widest);
    graph.addEdgeWithKey(String(number), one.id, other.id, { size, number, zIndex: edge.events });
  });

  let chosen: string | null = null;
  let line: string | null = null;
  let paints = readPaints();
  const sigma = new Sigma(graph, box, {
    enableEdgeEvents: true,
    zIndex: true,
    labelDensity: 1,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 4,
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelColor: { color: paints.ink },
    minEdgeThickness: 1,
    allowInvalidContainer: true,
    stagePadding: box.clientWidth < 560 ? 56 : 30, // names stand to the right of their points
    nodeReducer: (id, kept) => {
      const near = !chosen || id === chosen || graph.areNeighbors(id, chosen);
      return { ...kept, color: near ? paints.node : paints.faint, label: near ? kept.label : "", highlighted: id === chosen };
    },
    edgeReducer: (id, kept) => {
      const edge = data.edges[kept.number as number];
      const near = !chosen || graph.hasExtremity(id, chosen);
      const color = id === line ? paints.accent : near ? scoreColour(edge?.score ?? null) : paints.fainter;
      return { ...kept, color, hidden: !near && graph.size > 1500 };
    },
    defaultDrawNodeHover: (context, node) => {
      // The label of the node under the pointer, on the ground of the page.
      const text = node.label ?? "";
      context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
      const width = context.measureText(text).width;
      context.fillStyle = paints.ground;
      context.strokeStyle = paints.accent;
      context.beginPath();
      context.roundRect(node.x - node.size - 3, node.y - 11, width + 2 * node.size + 16, 22, 6);
      context.fill();
      context.stroke();
      context.beginPath();
      context.arc(node.x, node.y, node.size, 0, 2 * Math.PI);
      context.fillStyle = paints.accent;
      context.fill();
      context.fillStyle = paints.ink;
      context.fillText(text, node.x + node.size + 5, node.y + 4);
    },
  });

  function readPaints(): Record<"ink" | "ground" | "node" | "faint" | "fainter" | "accent" | "warm" | "cold" | "grey", string> {
    const get = (name: string) => colour(stage.place, name);
    return {
      ink: get("--chart-ink"),
      ground: get("--chart-ground"),
      node: get("--chart-node"),
      faint: get("--chart-faint"),
      fainter: get("--chart-fainter"),
      accent: get("--chart-accent"),
      cold: get("--chart-edge-conflict"),
      warm: get("--chart-edge-cooperation"),
      grey: get("--chart-edge"),
    };
  }

  function scoreColour(score: number | null): string {
    if (score === null || Math.abs(score) < 0.75) return paints.grey;
    return score > 0 ? paints.warm : paints.cold;
  }

  onTheme(() => {
    paints = readPaints();
    sigma.setSetting("labelColor", { color: paints.ink });
    sigma.refresh();
  });

  async function showEdge(key: string): Promise<void> {
    const edge = data.edges[Number(key)];
    if (!edge) return;
    line = key;
    sigma.refresh({ skipIndexation: true });
    panel.dataset.edge = edge.href;
    const answer = await fetch(edge.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    panel.innerHTML = await answer.text();
    htmx.process(panel);
  }

  function showNode(id: string | null): void {
    chosen = id;
    line = null;
    sigma.refresh({ skipIndexation: true });
    const number = data.nodes.findIndex((node) => node.id === id);
    const node = data.nodes[number];
    if (!node) {
      panel.textContent = labels.network_hint ?? "";
      return;
    }
    const title = document.createElement("h3");
    const link = document.createElement("a");
    link.href = node.href;
    link.textContent = node.label;
    title.append(link, ` · ${names.count(node.events)} ${labels.events ?? ""}`);
    const list = document.createElement("ul");
    list.className = "chart-partners";
    data.edges.forEach((edge, key) => {
      if (edge.one !== number && edge.other !== number) return;
      const entry = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${data.nodes[edge.one === number ? edge.other : edge.one]?.label} · ${names.count(edge.events)}`;
      button.addEventListener("click", () => void showEdge(String(key)));
      entry.append(button);
      list.append(entry);
    });
    panel.replaceChildren(title, list);
  }

  sigma.on("clickEdge", ({ edge }) => void showEdge(edge));
  sigma.on("clickNode", ({ node }) => showNode(node));
  sigma.on("clickStage", () => showNode(null));
  for (const name of ["enterEdge", "enterNode"] as const) sigma.on(name, () => (box.style.cursor = "pointer"));
  for (const name of ["leaveEdge", "leaveNode"] as const) sigma.on(name, () => (box.style.cursor = ""));

  const camera = sigma.getCamera();
  const move = (x: number, y: number) => {
    const state = camera.getState();
    void camera.animate({ x: state.x + x * state.ratio * 0.15, y: state.y + y * state.ratio * 0.15 }, { duration: 120 });
  };
  const order = data.nodes.map((node) => node.id);
  const step = (by: number) => {
    const at = chosen ? order.indexOf(chosen) : by > 0 ? -1 : 0;
    showNode(order[(at + by + order.length) % order.length] ?? null);
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, 1),
    ArrowDown: () => move(0, -1),
    "+": () => void camera.animatedZoom(),
    "=": () => void camera.animatedZoom(),
    "-": () => void camera.animatedUnzoom(),
    "0": () => void camera.animatedReset(),
    n: () => step(1),
    p: () => step(-1),
    Escape: () => showNode(null),
  };
  box.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
  });
  const tools: Tool[] = [
    ["−", labels.zoom_out ?? "", () => void camera.animatedUnzoom()],
    ["+", labels.zoom_in ?? "", () => void camera.animatedZoom()],
    [labels.all ?? "", labels.all ?? "", () => void camera.animatedReset()],
  ];
  addTools(stage.place, tools).append(find());

  /** A field that finds a node by its name. */
  function find(): HTMLElement {
    const label = document.createElement("label");
    label.className = "chart-find";
    const input = document.createElement("input");
    input.type = "search";
    input.setAttribute("list", "network-nodes");
    const list = document.createElement("datalist");
    list.id = "network-nodes";
    list.append(...data.nodes.slice(0, 2000).map((node) => new Option(node.label)));
    input.addEventListener("change", () => {
      const node = data.nodes.find((one) => one.label === input.value);
      if (!node) return;
      showNode(node.id);
      const at = sigma.getNodeDisplayData(node.id);
      if (at) void camera.animate({ x: at.x, y: at.y, ratio: 0.4 }, { duration: 250 });
    });
    label.append(labels.find ?? "", " ", input, list);
    return label;
  }
};
