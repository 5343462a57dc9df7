// Where in the articles the rows of an event stand: article and characters. The words are not published.
import { readSpans } from "../data/details.js";
import { h, number } from "../dom.js";

const LARGE = 100000; // rows

export function evidence(data, row) {
  const host = h("div", { "aria-live": "polite" });
  const read = async () => {
    host.replaceChildren(h("p", { class: "tx-note" }, "Reading…"));
    const rows = rowsOf(data, row);
    const found = await readSpans(data.release, new Set(rows.keys()));
    host.replaceChildren(table(data, rows, found));
  };
  const many = data.release.rows("spans") > LARGE ? ` All ${number(data.release.rows("spans"))} spans are read for this.` : "";
  const button = h("button", { type: "button", class: "tx-button", "data-focus": "evidence", onclick: read }, "Show where it stands");
  return [
    h("h3", null, "Evidence"),
    h("p", null, "Every row rests on exact characters of an article. The articles are not published here: an offset counts Unicode code points from the start of the page, the end not included. ", h("a", { href: "rehydration.html" }, "From offsets back to words"), ` says how to read them.${many}`),
    button,
    host,
  ];
}

// The rows that belong to an event: Map of identifier to what it is.
function rowsOf({ accounts, details }, event) {
  const rows = new Map();
  const put = (table, i, what) => rows.set(details[table].columns[details[table].names[0]][i], what);
  for (const own of accounts.reports.of.of(event)) {
    put("reports", own, "Report");
    for (const i of accounts.parts.of.of(own)) put("participants", i, "Who takes part");
    for (const i of details.figuresOf.of(own)) put("figures", i, "Figure");
    for (const i of accounts.placed.of.of(own)) put("event_places", i, "Place");
    if (accounts.reports.statement[own] >= 0) put("statements", accounts.reports.statement[own], "Statement");
  }
  for (const own of accounts.joined.of.of(event)) put("statements", accounts.joined.statement[own], "Statement");
  for (const i of [...details.from.of(event), ...details.to.of(event)]) put("event_relations", i, "Related event");
  return rows;
}

function table({ codes }, rows, found) {
  const lines = [...rows].flatMap(([id, what]) => (found.get(id) ?? []).map((span) => ({ id, what, ...span })));
  const body = lines.map(({ id, what, part, article, start, end }) =>
    h("tr", null, h("td", null, what), h("td", null, codes.label("span_part", part)), h("td", null, h("code", null, article)), h("td", null, `${start} to ${end}`), h("td", null, h("code", null, id))));
  if (lines.length === 0) return h("p", { class: "tx-note" }, "This release has no spans for it.");
  return h("div", { class: "tx-scroll", tabindex: 0, role: "region", "aria-label": "Evidence" },
    h("table", { class: "tx-data" }, h("thead", null, h("tr", null, ["Row", "Part", "Article", "Characters", "Identifier"].map((text) => h("th", { scope: "col" }, text)))), h("tbody", null, body)));
}
