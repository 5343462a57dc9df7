// One report of an event: the codes as one article has them, and on whose word.
import { h } from "../dom.js";
import { when } from "../words/when.js";
import { iso } from "../data/day.js";
import { NONE } from "../data/column.js";
import { figureWords } from "../words/figure.js";
import { facts } from "./facts.js";
import { statement } from "./statement.js";

// The terms of a report that reports of the same event may have different.
export function termsOf({ codes }, report) {
  const label = (list, code) => (code === null ? null : codes.label(list, code));
  const kind = report.event_type ? label("event_type", report.event_type) : label("state_kind", report.state_kind);
  const dates = ["date_start_earliest", "date_start_latest", "date_end_earliest", "date_end_latest"].map((name) => iso(report[name] ?? NONE));
  const basis = report.date_basis ? ` (${label("date_basis", report.date_basis).toLowerCase()})` : "";
  return {
    Type: report.event_mode ? `${kind}, ${label("event_mode", report.event_mode).toLowerCase()}` : kind,
    Class: label("event_class", report.event_class),
    "Told as": label("realis", report.realis),
    "How often": label("aggregation", report.aggregation),
    "The article's stance": label("report_stance", report.stance),
    Stands: label("report_position", report.position),
    When: report.date_edtf ? `${when(dates) || report.date_edtf}${basis}` : "not stated",
  };
}

export function report(data, row, differing) {
  const { accounts, details, voices, codes } = data;
  const own = details.reports.row(row);
  const article = details.articles.row(accounts.reports.article[row]);
  const terms = Object.entries(termsOf(data, own)).map(([term, value]) => [term, value, differing.has(term)]);
  const extra = [
    ["Date conflict", own.date_conflict && "The article's dates conflict with each other"],
    ["Wording", own.loaded_wording && "Loaded wording"],
    ["Sure of coding", codes.label("confidence", own.confidence)],
  ];
  return h(
    "section",
    { class: "tx-report", "data-report": own.report_id, "aria-label": `Report in ${voices.outlet(accounts.reports.article[row])}` },
    h("h4", null, voices.outlet(accounts.reports.article[row])),
    h("p", { class: "tx-meta" }, h("span", null, article.published_edtf ? `published ${article.published_edtf}` : "publication date not known"), h("span", null, codes.label("text_quality", article.text_quality).toLowerCase())),
    article.headline && h("p", { class: "tx-headline" }, article.headline),
    h("p", { class: "tx-gloss" }, own.gloss ?? "No gloss."),
    word(data, row),
    facts([...terms, ...extra]),
    part("Who takes part", participants(data, row)),
    part("Figures", figures(data, row)),
    part("Places", places(data, row)),
    h("p", { class: "tx-id" }, own.report_id),
  );
}

function word(data, row) {
  const { accounts, voices } = data;
  const on = accounts.reports.statement[row];
  return h(
    "div",
    { class: "tx-onword" },
    h("p", { class: "tx-word" }, h("b", null, "On the word of "), voices.ofReport(row)),
    on >= 0 && h("details", null, h("summary", null, "The statement and its chain"), statement(data, on)),
  );
}

const part = (title, rows) => rows.length > 0 && [h("h5", null, title), h("ul", { class: "tx-parts" }, rows)];

function participants({ accounts, parts, details, codes }, row) {
  return [...accounts.parts.of.of(row)].map((own) => {
    const { side, designation_id: called, attribution_status: status, participant_id: id } = details.participants.row(own);
    const word = parts.attribution(own) || "as fact, in the article's own voice";
    const name = called ? `, called “${details.actor_names.columns.name[details.names.get(called)]}”` : "";
    const on = side ? `, ${codes.label("side", side).toLowerCase() === side.toLowerCase() ? `side ${side}` : codes.label("side", side)}` : "";
    return h("li", { class: status === "as_fact" ? null : "tx-alleged", "data-participant": id }, h("b", null, parts.name(own)), `, ${parts.role(own)}${on}${name}: `, h("span", { class: "tx-status" }, codes.label("attribution_status", status)), `; ${word}`);
  });
}

function figures({ accounts, details, codes, actors, voices }, row) {
  return [...details.figuresOf.of(row)].map((own) => {
    const figure = details.figures.row(own);
    const name = figure.of_actor_id && actors.name[actors.index.get(figure.of_actor_id)];
    const said = accounts.statements.index.get(figure.statement_id);
    const by = said === undefined ? "in the article's own voice" : `says ${voices.ofStatement(said)}`;
    const within = figure.subset_of ? "; part of another number here" : "";
    return h("li", { class: said === undefined ? null : "tx-alleged", "data-figure": figure.figure_id }, `${figureWords(figure, codes, name)}${within}; ${by}`);
  });
}

function places({ accounts, details, codes, voices, places: all }, row) {
  return [...accounts.placed.of.of(row)].map((own) => {
    const { role, precision } = details.event_places.row(own);
    const said = accounts.placed.statement[own];
    const by = said < 0 ? "" : `; says ${voices.ofStatement(said)}`;
    const place = accounts.placed.place[own];
    const disputed = all.disputed[place] ? ", belonging disputed" : "";
    return h("li", null, `${all.name[place]}${disputed}: ${codes.label("place_role", role).toLowerCase()}, to the ${codes.label("place_precision", precision).toLowerCase()}${by}`);
  });
}
