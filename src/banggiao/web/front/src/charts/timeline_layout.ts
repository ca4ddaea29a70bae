// Where the marks of a timeline stand: events in rows of a lane so that none hides another, counts as bars.

import { parseDay, DAY } from "./dates";

export interface Bin {
  start: string;
  end: string;
  quad: number;
  status: string;
  events: number;
}

export interface Happening {
  id: string;
  href: string;
  quad: number;
  status: string;
  first: string;
  last: string;
  precise: boolean;
  date: string;
  label: string;
  words: string;
}

export interface Mark {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  quad: number;
  status: string;
  precise: boolean;
  event?: Happening;
  bin?: Bin;
}

export interface Layout {
  marks: Mark[];
}

const TOP = 17;
const ROW = 9;
const ORDER = ["occurred", "planned", "proposed", "alleged", "denied", "negated", "hypothetical"];

export function layOut(
  data: { bins: Bin[]; events: Happening[] },
  scale: (time: number) => number,
  width: number,
  lane: number,
): Layout {
  const marks = [...bars(data.bins, scale, lane), ...points(data.events, scale, lane)];
  return { marks: marks.filter((mark) => mark.x + mark.width > 0 && mark.x < width).sort((a, b) => a.x - b.x) };
}

/** Counts as bars on the ground of their lane, the statuses of one span on top of each other. */
function bars(bins: Bin[], scale: (time: number) => number, lane: number): Mark[] {
  const stacks = new Map<string, Bin[]>();
  for (const bin of bins) {
    const key = `${bin.quad} ${bin.start}`;
    stacks.set(key, [...(stacks.get(key) ?? []), bin]);
  }
  const most = Math.max(1, ...[...stacks.values()].map((stack) => sum(stack)));
  const room = lane - TOP - 4;
  const marks: Mark[] = [];
  for (const stack of stacks.values()) {
    stack.sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    let y = lane - 3;
    // Areas of the root of a count: a month of 200 events does not hide that another has one.
    const full = Math.max(3, Math.sqrt(sum(stack) / most) * room);
    for (const bin of stack) {
      const height = Math.max(1.5, (full * bin.events) / sum(stack));
      const x = scale(parseDay(bin.start));
      const right = scale(parseDay(bin.end));
      y -= height;
      marks.push({
        key: `${bin.start} ${bin.quad} ${bin.status}`,
        x,
        y,
        width: Math.max(1.5, right - x - 1),
        height,
        quad: bin.quad,
        status: bin.status,
        precise: true,
        bin,
      });
    }
  }
  return marks;
}

function sum(stack: Bin[]): number {
  return stack.reduce((total, bin) => total + bin.events, 0);
}

/** Events in the first free row of their lane; the rows draw together where there are many. */
function points(events: Happening[], scale: (time: number) => number, lane: number): Mark[] {
  const marks: Mark[] = [];
  for (const quad of new Set(events.map((event) => event.quad))) {
    const free: number[] = [];
    const placed: { event: Happening; row: number; x: number; width: number }[] = [];
    for (const event of events.filter((one) => one.quad === quad)) {
      const x = scale(parseDay(event.first));
      const width = Math.max(8, scale(parseDay(event.last) + DAY) - x);
      let row = free.findIndex((end) => end <= x);
      if (row < 0) row = free.length;
      free[row] = x + width + 2;
      placed.push({ event, row, x, width });
    }
    const step = Math.min(ROW, (lane - TOP - 4) / Math.max(1, free.length));
    for (const { event, row, x, width } of placed) {
      marks.push({
        key: event.id,
        x,
        y: TOP + row * step,
        width,
        height: Math.max(4, Math.min(7, step - 1)),
        quad,
        status: event.status,
        precise: event.precise,
        event,
      });
    }
  }
  return marks;
}
