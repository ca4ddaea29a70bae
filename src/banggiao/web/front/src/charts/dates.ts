// Days as UTC milliseconds, and their names in the language of the page.

export const DAY = 86_400_000;

export function parseDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export interface Namer {
  day(time: number): string;
  month(time: number): string;
  year(time: number): string;
  /** The name of a span that begins at `time` and is a day, month, year or decade long. */
  span(time: number, unit: string): string;
  /** What stands under a tick: the year where one begins, else the month or the day. */
  tick(time: number, step: number): string;
  count(number: number): string;
}

export function namer(language: string): Namer {
  // As the pages write them: "13 Feb 2024", and in Vietnamese "13/2/2024".
  const english = language === "en";
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(english ? "en-GB" : language, { timeZone: "UTC", ...options });
  const named = english ? "short" : "numeric";
  const day = format({ day: "numeric", month: named, year: "numeric" });
  const dayOnly = format({ day: "numeric", month: named });
  const month = format({ month: named, year: "numeric" });
  const monthOnly = format({ month: english ? "short" : "long" });
  const number = new Intl.NumberFormat(language);
  const year = (time: number) => String(new Date(time).getUTCFullYear());
  const self: Namer = {
    day: (time) => day.format(time),
    month: (time) => month.format(time),
    year,
    span: (time, unit) => {
      if (unit === "day" || unit === "week") return day.format(time);
      if (unit === "month") return month.format(time);
      return unit === "decade" ? `${year(time)}–${Number(year(time)) + 9}` : year(time);
    },
    tick: (time, step) => {
      const date = new Date(time);
      const begins = date.getUTCDate() === 1;
      if (begins && date.getUTCMonth() === 0) return year(time);
      return begins && step >= 27 * DAY ? monthOnly.format(time) : dayOnly.format(time);
    },
    count: (value) => number.format(value),
  };
  return self;
}
