// The state of the page: all of it in the address, so that every state has a link.
const LISTS = ["class", "kind", "realis", "corroboration", "account"];
const USUAL = {
  view: "timeline",
  scope: "countable",
  from: "",
  to: "",
  undated: "",
  actor: "",
  principal: "",
  place: "",
  q: "",
  sort: "newest",
  page: "1",
  said: "all",
  pair: "",
  frame: "region",
  event: "",
};
export const FILTERS = [...LISTS, "scope", "from", "to", "undated", "actor", "principal", "place", "q"];

export function read(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...USUAL };
  for (const name of LISTS) state[name] = given.get(name)?.split(",").filter(Boolean) ?? [];
  for (const name of Object.keys(USUAL)) if (given.has(name)) state[name] = given.get(name);
  return state;
}

export function write(state) {
  const said = new URLSearchParams();
  for (const name of LISTS) if (state[name].length) said.set(name, [...state[name]].sort().join(","));
  for (const [name, usual] of Object.entries(USUAL)) if (state[name] !== usual) said.set(name, state[name]);
  const text = said.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return `#${text || "all"}`;
}

export const cleared = (state) => ({ ...read(""), view: state.view, sort: state.sort, frame: state.frame, said: state.said });

export const filtered = (state) => FILTERS.some((name) => String(state[name]) !== String(USUAL[name] ?? ""));

// Holds the state, tells who listens, and keeps the address and the history in step.
export class Store {
  constructor(listener) {
    this.state = read(location.hash);
    this.listener = listener;
    this.typing = null;
    for (const name of ["popstate", "hashchange"]) addEventListener(name, () => this.follow());
  }

  follow() {
    const state = read(location.hash);
    if (write(state) === write(this.state)) return;
    const before = this.state;
    this.state = state;
    this.typing = null;
    this.listener(state, before);
  }

  // Change something; what is typed letter by letter is one step back, not one a letter.
  set(change, { typing = null } = {}) {
    const before = this.state;
    const paged = "page" in change || "event" in change || "view" in change ? {} : { page: "1" };
    this.state = { ...before, ...paged, ...change };
    const same = typing !== null && typing === this.typing;
    history[same ? "replaceState" : "pushState"](null, "", write(this.state));
    this.typing = typing;
    this.listener(this.state, before);
  }

  link(change) {
    return write({ ...this.state, ...change });
  }
}
