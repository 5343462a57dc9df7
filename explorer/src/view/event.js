// The page of one event: what it is, who says what of it, its reports side by side, what it is tied to, its evidence.
import { h, counted } from "../dom.js";
import { whenOf } from "../words/when.js";
import { evidence } from "./evidence.js";
import { facts } from "./facts.js";
import { status } from "./list.js";
import { problem } from "./problem.js";
import { report, termsOf } from "./report.js";
import { statement } from "./statement.js";

const FIRST = ["claims_responsibility", "confirms", "denies", "denies_responsibility", "disputes_detail", "will_not_comment"];

export function event(data, id, store, reportUrl) {
  const row = data.events.index.get(id);
  const back = h("a", { class: "tx-back", href: store.link({ event: "" }), "data-focus": "back" }, "← All events");
  if (row === undefined) return h("div", { class: "tx-event" }, back, h("h2", { tabindex: -1 }, "No such event"), h("p", null, `This release has no event ${id}. The page on releases says what became of identifiers that were retired.`));
  const reports = [...data.accounts.reports.of.of(row)];
  return h(
    "article",
    { class: "tx-event", "data-event": id },
    back,
    h("h2", { tabindex: -1 }, data.titles.of(row)),
    status(data, row, data.account),
    summary(data, row),
    said(data, row),
    h("h3", null, `${counted(reports.length, "report")}${reports.length > 1 ? ", side by side" : ""}`),
    h("div", { class: "tx-side" }, reports.map((own) => report(data, own, differing(data, reports)))),
    related(data, row, store),
    evidence(data, row),
    problem(data, row, reportUrl),
  );
}

function summary(data, row) {
  const { events, codes, titles, places } = data;
  const place = events.place[row];
  const realis = events.realis.at(row);
  return facts([
    ["Type", titles.kind(row)],
    ["When", (whenOf(events, row) || "Not stated by any report") + (events.date_conflict[row] ? "; the reports conflict" : "")],
    ["Where", place < 0 ? "Not stated by any report" : places.name[place] + (places.disputed[place] ? " (belonging disputed)" : "")],
    ["Told as", realis ? `${codes.label("realis", realis)}. ${codes.definition("realis", realis)}` : "The reports disagree."],
    ["On how many words", `${data.account.corroboration(row)}. ${codes.definition("corroboration", events.corroboration.at(row))} This describes texts, not truth.`],
    ["Counted", events.countable[row] ? "Yes: a single event that happened, and no part-whole of others." : "No: it is no single event that happened, or others are part of it. Figures leave it out unless asked."],
    ["Identifier", h("code", null, events.id[row])],
  ]);
}

// Everything said of the event, who claims and who denies first.
function said(data, row) {
  const { accounts, codes } = data;
  const rows = [...accounts.joined.of.of(row)];
  const order = [...FIRST, ...codes.codes("statement_event_relation").filter((code) => !FIRST.includes(code))];
  const groups = order.map((relation) => [relation, rows.filter((own) => accounts.joined.relation.at(own) === relation)]);
  const shown = groups.filter(([, own]) => own.length);
  return [
    h("h3", null, "Who says what about it"),
    shown.length ? null : h("p", { class: "tx-note" }, "No statement is linked to it: the articles report it themselves."),
    shown.map(([relation, own]) =>
      h("section", { class: `tx-relation tx-${relation}`, "data-relation": relation },
        h("h4", { title: codes.definition("statement_event_relation", relation) }, codes.label("statement_event_relation", relation)),
        h("div", { class: "tx-statements" }, own.map((i) => statement(data, accounts.joined.statement[i]))))),
  ];
}

function differing(data, reports) {
  const all = reports.map((row) => termsOf(data, data.details.reports.row(row)));
  return new Set(Object.keys(all[0] ?? {}).filter((term) => new Set(all.map((terms) => terms[term])).size > 1));
}

function related(data, row, store) {
  const { details, codes, events, titles, account, voices, accounts } = data;
  const line = (own, other, lead) => {
    const { statement_id: on, article_id: article } = details.event_relations.row(own);
    const by = on ? voices.ofStatement(accounts.statements.index.get(on)) : voices.own(accounts.articles.index.get(article));
    return h("li", null, `${lead} `, h("a", { href: store.link({ event: events.id[other] }) }, titles.of(other)), h("span", { class: "tx-quiet" }, ` Related so by ${by}. ${account.line(other)}`));
  };
  const read = (own, name) => events.index.get(details.event_relations.columns[name][own]);
  const label = (own) => codes.label("event_relation", details.event_relations.columns.relation[own]);
  const lines = [
    ...[...details.from.of(row)].map((own) => line(own, read(own, "to_event_id"), `${label(own)}:`)),
    ...[...details.to.of(row)].map((own) => line(own, read(own, "event_id"), `${label(own)} (the other way round):`)),
  ];
  return lines.length ? [h("h3", null, "Related events"), h("ul", { class: "tx-related" }, lines)] : null;
}
