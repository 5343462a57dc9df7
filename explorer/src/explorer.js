// The page as a whole: it holds data and state together, and shows what the state asks for.
import { csv, save } from "./csv.js";
import { loadAccounts } from "./data/load.js";
import { failures, selected } from "./filter.js";
import { filtered, FILTERS, Store } from "./state.js";
import { h, number, show } from "./dom.js";
import { Filters } from "./view/filters.js";
import { list, sorted, SORTS } from "./view/list.js";
import { chips, dates, scope, sentence } from "./view/summary.js";
import { timeline } from "./view/timeline.js";

const VIEWS = { timeline: "Timeline", map: "Map", said: "Who says what about whom" };
const WIDE = "(min-width: 60em)";

export class Explorer {
  constructor(host, data, reportUrl) {
    Object.assign(this, { host, data, reportUrl, turn: 0 });
    this.store = new Store((state, before) => this.render(state, before));
  }

  async run() {
    this.build();
    await loadAccounts(this.data);
    this.filters = new Filters(this.data, this.store);
    this.aside.append(this.filters.element);
    let width = this.host.clientWidth;
    new ResizeObserver(() => {
      if (Math.abs(this.host.clientWidth - width) < 8) return;
      width = this.host.clientWidth;
      this.render(this.store.state, this.store.state);
    }).observe(this.host);
    await this.render(this.store.state, null);
    this.host.setAttribute("aria-busy", "false");
    await this.data.titles.prepare();
  }

  build() {
    const { release } = this.data;
    this.live = h("p", { class: "tx-live", role: "status", "aria-live": "polite" }, "Reading who says what…");
    this.notes = h("div");
    this.views = h("nav", { class: "tx-views", "aria-label": "Views" });
    this.view = h("div", { class: "tx-view" });
    this.list = h("section", { class: "tx-events", "aria-label": "Events" });
    this.page = h("div", { class: "tx-page", hidden: true });
    this.aside = h("details", { class: "tx-aside", open: matchMedia(WIDE).matches }, h("summary", null, "Filters"));
    this.main = h("div", { class: "tx-main" }, this.live, this.notes, this.views, this.view, this.list);
    this.grid = h("div", { class: "tx-grid" }, this.aside, this.main);
    const about = h("p", { class: "tx-release" }, `Release ${release.version}${release.manifest.released ? ` of ${release.manifest.released}` : ""}: ${number(this.data.events.size)} events, ${number(release.rows("reports"))} reports, ${number(release.rows("statements"))} statements.`);
    this.host.replaceChildren(about, this.grid, this.page);
  }

  async render(state, before) {
    const began = performance.now();
    const turn = ++this.turn;
    this.host.dataset.state = "";
    const single = state.event !== "";
    if (single || state.view === "said") await this.need(state);
    if (turn !== this.turn) return;
    this.grid.hidden = single;
    this.page.hidden = !single;
    if (single) show(this.page, this.parts.event(this.data, state.event, this.store, this.reportUrl));
    else await this.overview(state, turn);
    if (turn !== this.turn) return;
    this.focus(state, before);
    this.host.dataset.state = location.hash || "#all";
    this.host.dataset.took = (performance.now() - began).toFixed(1);
  }

  // Code and tables that only some views want are read when they are first wanted.
  async need(state) {
    const { data } = this;
    this.parts ??= await import("./view/full.js");
    if (state.event || state.pair) data.details ??= await this.parts.readDetails(data);
    if (!state.event) data.parties ??= await this.parts.readParties(data);
  }

  async overview(state, turn) {
    const { data, store } = this;
    const key = JSON.stringify(FILTERS.map((name) => state[name]));
    if (key !== this.key) {
      this.failed = failures(state, data);
      this.rows = selected(this.failed);
      this.key = key;
    }
    this.filters.update(state, this.failed);
    const told = sentence(data, this.rows);
    if (this.live.textContent !== told) this.live.textContent = told;
    show(this.notes, scope(this.failed, this.rows, store), dates(data, this.failed, store), chips(data, store, this.filters));
    show(this.views, Object.entries(VIEWS).map(([view, text]) => h("a", { href: store.link({ view }), "aria-current": state.view === view ? "page" : null, "data-focus": `view-${view}` }, text)));
    const width = Math.floor(this.view.clientWidth);
    const shown = await this.picture(state, width);
    if (turn !== this.turn) return;
    show(this.view, shown);
    show(this.list, this.heading(state), list(data, sorted(data, this.failed, state.sort), store));
  }

  async picture(state, width) {
    const { data, rows, failed, store } = this;
    if (state.view === "said") return this.parts.matrix(data, failed, store);
    if (state.view !== "map") return timeline(data, rows, store, width);
    const { map } = await import("./view/map.js");
    return map(data, rows, failed, store, width);
  }

  heading(state) {
    const onchange = (change) => this.store.set({ sort: change.target.value });
    const sort = h("select", { name: "sort", "data-focus": "sort", onchange }, Object.entries(SORTS).map(([value, text]) => h("option", { value }, text)));
    sort.value = state.sort in SORTS ? state.sort : "newest";
    return h(
      "div",
      { class: "tx-heading" },
      h("h2", null, `Events (${number(this.rows.length)})`),
      h("label", { class: "tx-sort" }, h("span", null, "Order"), sort),
      h("button", { type: "button", class: "tx-button", "data-focus": "csv", onclick: () => this.download() }, "Download as CSV"),
      h("button", { type: "button", class: "tx-button", "data-focus": "link", onclick: (click) => this.copyLink(click.target) }, "Copy link"),
    );
  }

  async download() {
    const { release } = this.data;
    const name = `torkham-events-${release.version}${filtered(this.store.state) ? "-filtered" : ""}.csv`;
    save(name, csv(await release.whole("events"), sorted(this.data, this.failed, this.store.state.sort)), "text/csv");
  }

  async copyLink(button) {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copy it from the address bar";
    }
  }

  // A page of an event takes the focus; going back gives it to the event one came from.
  focus(state, before) {
    if (before === null && state.event === "") return;
    if (state.event !== (before?.event ?? "") && state.event) {
      const title = this.page.querySelector("h2");
      title.focus({ preventScroll: true });
      this.page.scrollIntoView({ block: "start" });
    } else if (before?.event && !state.event) {
      const link = this.list.querySelector(`[data-focus="event-${CSS.escape(before.event)}"]`);
      (link ?? this.live).focus();
      link?.scrollIntoView({ block: "center" });
    }
  }
}
