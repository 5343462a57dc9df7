// Spans of time on a line: from days to pixels, with ticks; and the bins that many events are counted in.
import { NONE } from "../data/column.js";
import { firstOfMonth, firstOfYear, iso, monthOf, yearOf } from "../data/day.js";
import { day } from "../words/when.js";

const UNITS = [1, 3, 12, 24, 60, 120]; // months
const ROOM = 64; // pixels a tick wants

// The first and last day that any of the events is known to touch.
export function extent(events, rows) {
  let [first, last] = [Infinity, -Infinity];
  for (const column of [events.start, events.startLatest, events.endEarliest, events.end]) {
    for (const row of rows) {
      const at = column[row];
      if (at === NONE) continue;
      if (at < first) first = at;
      if (at > last) last = at;
    }
  }
  return first > last ? null : [first, last];
}

export function line([first, last], width) {
  const pad = Math.max(3, (last - first) * 0.015);
  const [from, to] = [first - pad, last + 1 + pad];
  const x = (at) => ((at - from) / (to - from)) * width;
  return { x, from, to, width, ticks: ticks(from, to, width) };
}

function ticks(from, to, width) {
  const months = monthOf(Math.ceil(to)) - monthOf(Math.floor(from)) + 1;
  const unit = UNITS.find((step) => (months / step) * ROOM <= width) ?? UNITS.at(-1);
  const found = [];
  for (let month = Math.ceil(monthOf(Math.floor(from)) / unit) * unit; firstOfMonth(month) <= to; month += unit) {
    const at = firstOfMonth(month);
    if (at >= from) found.push({ at, label: unit >= 12 ? iso(at).slice(0, 4) : day(iso(at).slice(0, 7)) });
  }
  return found;
}

// Bins of equal calendar length: [{ first, last, label }], at most so many.
export function bins([first, last], most) {
  const months = monthOf(last) - monthOf(first) + 1;
  const unit = [1, 3, 6, 12, 24, 60, 120, 240].find((step) => Math.ceil(months / step) + 1 <= most) ?? 600;
  const found = [];
  for (let month = Math.floor(monthOf(first) / unit) * unit; firstOfMonth(month) <= last; month += unit) {
    const [from, to] = [firstOfMonth(month), firstOfMonth(month + unit) - 1];
    const label = unit === 1 ? day(iso(from).slice(0, 7)) : unit % 12 === 0 ? years(from, to) : `${day(iso(from).slice(0, 7))} to ${day(iso(to).slice(0, 7))}`;
    found.push({ first: from, last: to, label, short: unit === 1 ? iso(from).slice(2, 7) : iso(from).slice(0, unit % 12 ? 7 : 4) });
  }
  return found;
}

const years = (from, to) => (yearOf(from) === yearOf(to) ? `${yearOf(from)}` : `${yearOf(from)} to ${yearOf(to)}`);

export function yearsIn([first, last]) {
  const found = [];
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    found.push({ first: firstOfYear(year), last: firstOfYear(year + 1) - 1, label: String(year) });
  }
  return found;
}

// Count events by the bin that all of their possible span lies in: { inside: counts, across, undated }.
export function binned(events, rows, all) {
  const inside = new Uint32Array(all.length);
  let [across, undated] = [0, 0];
  for (const row of rows) {
    if (events.edtf.codes[row] < 0) undated++;
    else {
      const at = binOf(all, events.start[row], events.end[row]);
      if (at < 0) across++;
      else inside[at]++;
    }
  }
  return { inside, across, undated };
}

function binOf(all, start, end) {
  if (start === NONE || end === NONE) return -1;
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle].first <= start) low = middle;
    else high = middle - 1;
  }
  return all[low]?.first <= start && end <= all[low].last ? low : -1;
}
