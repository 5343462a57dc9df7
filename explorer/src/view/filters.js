// The filters: facets with counts, and fields. Fields are made once, so that typing is never disturbed.
import { FACETS, facet } from "../filter.js";
import { h, number, show } from "../dom.js";
import { kindLabel } from "./kinds.js";

const NAMES = {
  class: ["Class", "event_class"],
  kind: ["Type", "event_type"],
  realis: ["Told as", "realis"],
  corroboration: ["On how many words it rests", "corroboration"],
  account: ["What is said of it", "statement_event_relation"],
};
const SAID = { claimed: "Responsibility claimed", confirmed: "Confirmed", denied: "Denied", not_commented: "Somebody would not comment", none: "None of these" };
const TYPING = 200; // milliseconds

export class Filters {
  constructor(data, store) {
    Object.assign(this, { data, store });
    this.fields = { q: this.search(), from: this.date("from"), to: this.date("to"), who: this.who(), place: this.place() };
    this.facets = h("div", { class: "tx-facets" });
    this.element = h(
      "form",
      { class: "tx-filters", role: "search", "aria-label": "Filter the events", onsubmit: (event) => event.preventDefault() },
      this.labelled("Words in the title", this.fields.q),
      h("div", { class: "tx-dates" }, this.labelled("From", this.fields.from), this.labelled("To", this.fields.to)),
      this.labelled("Who takes part", this.fields.who),
      this.labelled("Where", this.fields.place),
      this.facets,
    );
  }

  labelled(text, field) {
    return h("label", { class: "tx-field" }, h("span", null, text), field);
  }

  search() {
    let waiting = 0;
    const oninput = (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.store.set({ q: event.target.value }, { typing: "q" }), TYPING);
    };
    return h("input", { type: "search", name: "q", autocomplete: "off", oninput });
  }

  date(name) {
    return h("input", { type: "date", name, onchange: (event) => this.store.set({ [name]: event.target.value }) });
  }

  who() {
    const { actors, accounts } = this.data;
    const principals = new Set(accounts.parts.principal);
    const taking = new Set([...accounts.parts.actor, ...accounts.parts.acting]);
    const named = (rows) => [...rows].filter((row) => row >= 0).sort((a, b) => (actors.name[a] < actors.name[b] ? -1 : 1));
    const option = (prefix) => (row) => h("option", { value: `${prefix}:${actors.id[row]}` }, actors.name[row]);
    const onchange = (event) => {
      const [kind, id] = event.target.value.split(":");
      this.store.set({ actor: kind === "actor" ? id : "", principal: kind === "principal" ? id : "" });
    };
    return h("select", { name: "who", onchange },
      h("option", { value: "" }, "Anybody"),
      h("optgroup", { label: "With all who count as them" }, named(principals).map(option("principal"))),
      h("optgroup", { label: "Only themselves" }, named(taking).map(option("actor"))));
  }

  place() {
    const { places, accounts } = this.data;
    const rows = new Set(accounts.placed.place);
    for (const row of rows) if (row >= 0 && places.parent[row] >= 0) rows.add(places.parent[row]);
    const sorted = [...rows].filter((row) => row >= 0).sort((a, b) => (places.name[a] < places.name[b] ? -1 : 1));
    const kind = (row) => this.data.codes.label("place_kind", places.kind[row]).toLowerCase();
    return h("select", { name: "place", onchange: (event) => this.store.set({ place: event.target.value }) },
      h("option", { value: "" }, "Anywhere"),
      sorted.map((row) => h("option", { value: places.id[row] }, `${places.name[row]} (${kind(row)})`)));
  }

  update(state, failed) {
    const { q, from, to, who, place } = this.fields;
    if (q !== document.activeElement || q.value.trim() !== state.q.trim()) q.value = state.q;
    [from.value, to.value, place.value] = [state.from, state.to, state.place];
    who.value = state.actor ? `actor:${state.actor}` : state.principal ? `principal:${state.principal}` : "";
    show(this.facets, FACETS.map((name) => this.facet(name, state, failed)));
  }

  facet(name, state, failed) {
    const { codes, events } = this.data;
    const found = facet(failed, name, events);
    for (const value of state[name]) if (!found.has(value)) found.set(value, 0);
    if (found.size < 2 && state[name].length === 0) return null;
    const [legend, list] = NAMES[name];
    const order = name === "kind" ? [...codes.codes("event_type"), ...codes.codes("state_kind")] : name === "account" ? Object.keys(SAID) : codes.codes(list);
    const rank = (value) => (order.includes(value) ? order.indexOf(value) : order.length);
    const values = [...found.keys()].sort((a, b) => rank(a) - rank(b));
    return h(
      "fieldset",
      { class: "tx-facet" },
      h("legend", null, legend, " ", h("a", { href: `codes.html#${list}`, "aria-label": `${legend}: what the codes mean` }, "?")),
      values.map((value) => this.option(name, value, found.get(value), state)),
    );
  }

  option(name, value, n, state) {
    const on = state[name].includes(value);
    const onchange = () => this.store.set({ [name]: on ? state[name].filter((other) => other !== value) : [...state[name], value] });
    return h(
      "label",
      { class: n ? "tx-option" : "tx-option tx-zero" },
      h("input", { type: "checkbox", name, value, checked: on, "data-focus": `${name}-${value}`, onchange }),
      h("span", null, this.text(name, value)),
      h("span", { class: "tx-n", "data-count": `${name}-${value}` }, number(n)),
    );
  }

  text(name, value) {
    if (name === "account") return SAID[value] ?? value;
    if (name === "realis" && value === "none") return "Reports disagree";
    return name === "kind" ? kindLabel(this.data.codes, value) : value === "none" ? "Not stated" : this.data.codes.label(NAMES[name][1], value);
  }
}
