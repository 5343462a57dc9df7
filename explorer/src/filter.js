// Which events meet the filters, and how many would if one filter were lifted.
import { NONE } from "./data/column.js";
import { ACCOUNTS } from "./data/events.js";
import { dayOf } from "./data/day.js";
import { within } from "./data/registry.js";

export const FACETS = ["class", "kind", "realis", "corroboration", "account"];
const BITS = Object.fromEntries(["scope", ...FACETS, "dates", "who", "place", "q"].map((name, i) => [name, 1 << i]));

// For each event a bit for each filter that it does not meet.
export function failures(state, data) {
  const { events } = data;
  const failed = new Uint16Array(events.size);
  const fail = (name, passes) => {
    for (let i = 0; i < failed.length; i++) if (!passes(i)) failed[i] |= BITS[name];
  };
  if (state.scope === "countable") fail("scope", (i) => events.countable[i]);
  for (const name of FACETS.slice(0, 4)) if (state[name].length) fail(name, chosen(events[name], state[name]));
  if (state.account.length) fail("account", accountsIn(events, state.account));
  if (state.from || state.to) fail("dates", dated(events, state));
  if (state.actor || state.principal) fail("who", taking(state, data));
  if (state.place) fail("place", placed(state.place, data));
  if (state.q.trim()) fail("q", worded(state.q, data));
  return failed;
}

function chosen(column, wanted) {
  const passes = new Uint8Array(column.values.length + 1);
  for (const value of wanted) passes[value === "none" ? 0 : column.values.indexOf(value) + 1 || passes.length] = 1;
  return (i) => passes[column.codes[i] + 1];
}

const nobody = (events, i) => ACCOUNTS.every((name) => !events[name][i]);

function accountsIn(events, wanted) {
  const columns = wanted.filter((name) => ACCOUNTS.includes(name)).map((name) => events[name]);
  const none = wanted.includes("none");
  return (i) => columns.some((column) => column[i]) || (none && nobody(events, i));
}

export const undated = (events, i) => events.edtf.codes[i] < 0;

// An event is in the span if it may have gone on in it; one without a date is not, unless asked for.
function dated(events, { from, to, undated: kept }) {
  const first = dayOf(from);
  const last = dayOf(to);
  return (i) => {
    if (undated(events, i)) return kept === "keep";
    const before = last === NONE || events.start[i] === NONE || events.start[i] <= last;
    return before && (first === NONE || events.end[i] === NONE || events.end[i] >= first);
  };
}

function taking(state, { events, accounts, actors }) {
  const found = new Uint8Array(events.size);
  const { parts, reports } = accounts;
  const who = actors.index.get(state.actor || state.principal) ?? -2;
  for (let row = 0; row < parts.size; row++) {
    const there = state.actor ? parts.actor[row] === who || parts.acting[row] === who : parts.principal[row] === who;
    if (there) found[reports.event[parts.report[row]]] = 1;
  }
  return (i) => found[i];
}

function placed(place, { events, accounts, places }) {
  const found = new Uint8Array(events.size);
  const inside = within(places, places.index.get(place) ?? -2);
  for (let row = 0; row < accounts.placed.size; row++) {
    if (inside[accounts.placed.place[row]] && accounts.placed.event[row] >= 0) found[accounts.placed.event[row]] = 1;
  }
  return (i) => found[i];
}

function worded(q, data) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const titles = data.titles.folded();
  return (i) => words.every((word) => titles[i].includes(word));
}

export function selected(failed) {
  let n = 0;
  for (const bits of failed) if (bits === 0) n++;
  const rows = new Uint32Array(n);
  for (let i = 0, at = 0; i < failed.length; i++) if (failed[i] === 0) rows[at++] = i;
  return rows;
}

// How many events meet all filters but the named one.
export function without(failed, name) {
  const rest = ~BITS[name];
  let n = 0;
  for (const bits of failed) if ((bits & rest) === 0) n++;
  return n;
}

// For each value of a facet the events that meet all other filters: Map of value to number.
export function facet(failed, name, events) {
  const rest = ~BITS[name];
  const found = new Map();
  const add = (value, n) => n && found.set(value, n);
  if (name === "account") {
    for (const value of ACCOUNTS) add(value, tally(failed, rest, (i) => events[value][i]));
    add("none", tally(failed, rest, (i) => nobody(events, i)));
    return found;
  }
  const column = events[name];
  const per = new Uint32Array(column.values.length + 1);
  for (let i = 0; i < failed.length; i++) if ((failed[i] & rest) === 0) per[column.codes[i] + 1]++;
  column.values.forEach((value, code) => add(value, per[code + 1]));
  add("none", per[0]);
  return found;
}

function tally(failed, rest, holds) {
  let n = 0;
  for (let i = 0; i < failed.length; i++) if ((failed[i] & rest) === 0 && holds(i)) n++;
  return n;
}

// Events that meet all filters but have no date, so that a span of dates leaves them out.
export function leftUndated(failed, events) {
  let n = 0;
  for (let i = 0; i < failed.length; i++) if (failed[i] === BITS.dates && undated(events, i)) n++;
  return n;
}
