// The list of events, a page at a time: what, when, where, on whose word, who denies it, who takes part.
import { NONE } from "../data/column.js";
import { counted, h, number } from "../dom.js";
import { undated } from "../filter.js";
import { whenOf } from "../words/when.js";

const PAGE = 25;
const PARTS = 4;
export const SORTS = { newest: "Newest first", oldest: "Oldest first", reports: "Most reports first", title: "By title" };

const orders = new WeakMap();

// All events in the wanted order, undated ones last where the order is one of dates; made once for each order.
function order(data, sort) {
  if (!orders.has(data)) orders.set(data, new Map());
  const known = orders.get(data);
  if (!known.has(sort)) known.set(sort, Uint32Array.from({ length: data.events.size }, (_, i) => i).sort(comparison(data, sort)));
  return known.get(sort);
}

function comparison({ events, titles }, sort) {
  const key = (row) => (events.start[row] !== NONE ? events.start[row] : events.startLatest[row] !== NONE ? events.startLatest[row] : events.end[row]);
  const keys = Int32Array.from({ length: events.size }, (_, row) => key(row));
  const dated = (a, b) => undated(events, a) - undated(events, b);
  if (sort === "oldest") return (a, b) => dated(a, b) || keys[a] - keys[b] || a - b;
  if (sort === "reports") return (a, b) => events.reports[b] - events.reports[a] || a - b;
  if (sort === "title") {
    const folded = titles.folded();
    return (a, b) => (folded[a] < folded[b] ? -1 : folded[a] > folded[b] ? 1 : a - b);
  }
  return (a, b) => dated(a, b) || keys[b] - keys[a] || a - b;
}

export function sorted(data, failed, sort) {
  const rows = [];
  for (const row of order(data, sort)) if (failed[row] === 0) rows.push(row);
  return rows;
}

export function list(data, rows, store) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(store.state.page, 10) || 1));
  const shown = rows.slice((page - 1) * PAGE, page * PAGE);
  if (rows.length === 0) return [h("p", { class: "tx-empty" }, "No event meets the filters. Lift one of them, or show what is not counted as well.")];
  return [h("ol", { class: "tx-list", start: (page - 1) * PAGE + 1 }, shown.map((row) => item(data, row, store))), pager(page, pages, rows.length, store)];
}

function item(data, row, store) {
  const { events, titles, account } = data;
  const title = h("a", { href: store.link({ event: events.id[row] }), "data-focus": `event-${events.id[row]}` }, titles.of(row));
  const when = whenOf(events, row);
  const where = events.place[row] >= 0 ? data.places.name[events.place[row]] : null;
  return h(
    "li",
    { class: `tx-item tx-quad-${data.codes.quad(events.type.at(row))}`, "data-event": events.id[row] },
    h("h3", null, title),
    h("p", { class: "tx-meta" }, [titles.kind(row), when || "Undated", where].filter(Boolean).map((text) => h("span", null, text))),
    status(data, row, account),
    h("p", { class: "tx-word" }, h("b", null, "On the word of "), words(account.words(row), 3)),
    account.said(row).map(({ relation, lead, by }) => h("p", { class: `tx-said tx-${relation}` }, h("b", null, `${lead} `), by.join("; "))),
    parts(data, row),
  );
}

export function status({ codes, events }, row, account) {
  return h(
    "p",
    { class: "tx-chips" },
    h("span", { class: "tx-chip", title: codes.definition("realis", events.realis.at(row)) }, account.realis(row)),
    h("span", { class: "tx-chip", title: codes.definition("corroboration", events.corroboration.at(row)) }, account.corroboration(row)),
    h("span", { class: "tx-chip" }, counted(events.reports[row], "report")),
    events.class.at(row) !== "occurrence" && h("span", { class: "tx-chip" }, codes.label("event_class", events.class.at(row))),
    events.aggregation.at(row) !== "single" && h("span", { class: "tx-chip" }, codes.label("aggregation", events.aggregation.at(row))),
    !events.countable[row] && h("span", { class: "tx-chip tx-quiet" }, "not counted"),
  );
}

const words = (all, most) => all.slice(0, most).join("; ") + (all.length > most ? `; and ${all.length - most} more` : "");

function parts({ parts: made }, row) {
  const all = made.ofEvent(row);
  if (all.length === 0) return null;
  const named = all.slice(0, PARTS).map(({ words: text, alleged }) => h("li", { class: alleged ? "tx-alleged" : null }, text));
  return h("ul", { class: "tx-parts", "aria-label": "Who takes part" }, named, all.length > PARTS && h("li", null, `and ${all.length - PARTS} more`));
}

function pager(page, pages, total, store) {
  if (pages === 1) return null;
  const go = (to, text) =>
    h("button", { type: "button", disabled: to < 1 || to > pages, "data-focus": `page-${text}`, onclick: () => store.set({ page: String(to) }) }, text);
  const last = Math.min(total, page * PAGE);
  return h(
    "nav",
    { class: "tx-pager", "aria-label": "Pages of the list" },
    go(page - 1, "Previous"),
    h("span", null, `${number((page - 1) * PAGE + 1)} to ${number(last)} of ${number(total)}`),
    go(page + 1, "Next"),
  );
}
