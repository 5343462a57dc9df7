// When an event was, as exactly as it is known and no more.
import { NONE } from "../data/column.js";
import { iso } from "../data/day.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function day(text) {
  const [year, month, date] = text.split("-");
  return [date && Number(date), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

function between(first, last) {
  if (first === last) return day(first);
  const [year, month] = first.split("-");
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year;
  const ends = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  if (first === `${year}-${month}-01` && last === ends) return day(`${year}-${month}`);
  return `between ${day(first)} and ${day(last)}`;
}

const edge = (early, late) => {
  if (early && late) return between(early, late);
  return early ? `${day(early)} or later` : late ? `${day(late)} or earlier` : "";
};

// The bounds of start and end, as ISO text or empty, in words.
export function when([start, startLatest, endEarliest, end]) {
  const began = edge(start, startLatest);
  const ended = edge(endEarliest, end);
  if (!began && !ended) return "";
  if (began === ended) return began;
  if (!ended) return `from ${began} on`;
  return began ? `${began} to ${ended}` : `until ${ended}`;
}

export function whenOf(events, row) {
  const columns = [events.start, events.startLatest, events.endEarliest, events.end];
  if (columns.every((column) => column[row] === NONE)) return events.edtf.at(row) ?? "";
  return when(columns.map((column) => iso(column[row])));
}
