// What is shown, in numbers and words: how many events, by which filters, and what is left out.
import { counted, h, number } from "../dom.js";
import { leftUndated, undated, without } from "../filter.js";
import { cleared, filtered } from "../state.js";
import { day } from "../words/when.js";

// The sentence that is read out when the selection changes.
export function sentence(data, rows) {
  const without = rows.reduce((n, row) => n + (undated(data.events, row) ? 1 : 0), 0);
  const rest = without ? `, ${number(without)} of them undated` : "";
  return `${number(rows.length)} of ${counted(data.events.size, "event")}${rest}.`;
}

export function scope(failed, rows, store) {
  const { state } = store;
  const all = state.scope === "all";
  const others = all ? 0 : without(failed, "scope") - rows.length;
  const text = all
    ? "Shown too: states of affairs, composites, series, and what is planned, ongoing, hypothetical or negated."
    : `Left out: ${counted(others, "further row")} that ${others === 1 ? "is" : "are"} no single event that happened: states of affairs, composites, series, and what is planned, ongoing, hypothetical or negated.`;
  return h(
    "div",
    { class: "tx-scope" },
    h("p", null, text),
    h("button", { type: "button", "data-focus": "scope", "aria-pressed": String(all), onclick: () => store.set({ scope: all ? "countable" : "all" }) }, all ? "Show single events only" : "Show everything"),
  );
}

export function dates(data, failed, store) {
  const { state } = store;
  if (!(state.from || state.to)) return null;
  const n = leftUndated(failed, data.events);
  if (state.undated !== "keep" && n === 0) return null;
  const keep = state.undated === "keep";
  return h(
    "div",
    { class: "tx-scope" },
    h("p", null, keep ? "Events without a date are kept, though dates are chosen." : `Left out by the dates: ${counted(n, "event")} without a date that would fit otherwise.`),
    h("button", { type: "button", "data-focus": "undated", "aria-pressed": String(keep), onclick: () => store.set({ undated: keep ? "" : "keep" }) }, keep ? "Leave them out" : "Keep them"),
  );
}

export function chips(data, store, filters) {
  const { state } = store;
  if (!filtered(state)) return null;
  const found = [];
  const chip = (text, change) =>
    found.push(h("button", { type: "button", class: "tx-filter", "aria-label": `Lift the filter ${text}`, onclick: () => store.set(change) }, text, h("span", { "aria-hidden": "true" }, "×")));
  if (state.q.trim()) chip(`“${state.q.trim()}”`, { q: "" });
  if (state.from || state.to) chip(`${state.from ? day(state.from) : "…"} to ${state.to ? day(state.to) : "…"}`, { from: "", to: "", undated: "" });
  const name = (id) => data.actors.name[data.actors.index.get(id)] ?? id;
  if (state.actor) chip(name(state.actor), { actor: "" });
  if (state.principal) chip(`${name(state.principal)} and who counts as them`, { principal: "" });
  if (state.place) chip(`in ${data.places.name[data.places.index.get(state.place)] ?? state.place}`, { place: "" });
  for (const facet of ["class", "kind", "realis", "corroboration", "account"]) {
    for (const value of state[facet]) chip(filters.text(facet, value), { [facet]: state[facet].filter((other) => other !== value) });
  }
  if (found.length === 0) return null;
  const clear = h("button", { type: "button", class: "tx-clear", "data-focus": "clear", onclick: () => store.set({ ...cleared(state), scope: state.scope }) }, "Lift all");
  return h("div", { class: "tx-chosen-filters", role: "group", "aria-label": "Filters in force" }, found, clear);
}
