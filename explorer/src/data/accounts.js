// Reports, who takes part, statements and their chains: all that says on whose word an event stands.
import { coded, days, indexed, NONE, rowsIn } from "./column.js";
import { Groups } from "./groups.js";
import { Principals } from "./registry.js";

const REPORT = ["report_id", "event_id", "article_id", "statement_id", "stance", "realis", "date_start_latest"];
const PART = ["report_id", "actor_id", "acting_as_id", "role", "attribution_status", "statement_id"];
const SAID = ["statement_id", "article_id", "speech_act", "said_latest", "chain_depth"];
const LINK = ["statement_id", "position", "actor_id", "source_kind", "anonymity", "affiliation_id", "on_behalf_of_id"];
const PLACED = ["event_place_id", "report_id", "place_id", "role", "statement_id"];

export async function readAccounts(release, { events, actors, places }) {
  const [articles, reports, parts, said, links, joined, placed, principals] = await Promise.all([
    release.columns("articles", ["article_id", "outlet_id", "republisher_id", "published_edtf"]),
    release.columns("reports", REPORT),
    release.columns("participants", PART),
    release.columns("statements", SAID),
    release.columns("statement_chain", LINK),
    release.columns("statement_events", ["statement_id", "event_id", "relation"]),
    release.columns("event_places", PLACED),
    Principals.of(release, actors),
  ]);
  const of = { events, actors, places, principals };
  of.articles = articlesOf(articles, actors);
  of.statements = statementsOf(said, of);
  of.links = linksOf(links, of);
  of.reports = reportsOf(reports, of);
  of.parts = partsOf(parts, of);
  of.joined = joinedOf(joined, of);
  of.placed = placedOf(placed, of);
  return of;
}

function articlesOf(read, actors) {
  const republisher = rowsIn(actors.index, read.republisher_id);
  const outlet = rowsIn(actors.index, read.outlet_id);
  return { id: read.article_id, index: indexed(read.article_id), outlet, republisher, published: read.published_edtf };
}

function statementsOf(read, of) {
  return {
    size: read.statement_id.length,
    id: read.statement_id,
    index: indexed(read.statement_id),
    article: rowsIn(of.articles.index, read.article_id),
    act: coded(read.speech_act),
    day: days(read.said_latest),
    depth: Uint8Array.from(read.chain_depth),
  };
}

function linksOf(read, of) {
  const statement = rowsIn(of.statements.index, read.statement_id);
  const actor = (name) => rowsIn(of.actors.index, read[name]);
  return {
    position: Uint8Array.from(read.position),
    actor: actor("actor_id"),
    affiliation: actor("affiliation_id"),
    behalf: actor("on_behalf_of_id"),
    kind: coded(read.source_kind),
    anonymity: coded(read.anonymity),
    of: new Groups(statement, of.statements.size),
  };
}

function reportsOf(read, of) {
  const event = rowsIn(of.events.index, read.event_id);
  return {
    size: read.report_id.length,
    id: read.report_id,
    index: indexed(read.report_id),
    event,
    article: rowsIn(of.articles.index, read.article_id),
    statement: rowsIn(of.statements.index, read.statement_id),
    stance: coded(read.stance),
    realis: coded(read.realis),
    day: days(read.date_start_latest),
    of: new Groups(event, of.events.size),
  };
}

function partsOf(read, of) {
  const report = rowsIn(of.reports.index, read.report_id);
  const actor = rowsIn(of.actors.index, read.actor_id);
  const acting = rowsIn(of.actors.index, read.acting_as_id);
  const principal = actor.map((who, i) => of.principals.of(acting[i] >= 0 ? acting[i] : who, of.reports.day[report[i]] ?? NONE));
  return {
    size: report.length,
    report,
    actor,
    acting,
    principal,
    role: coded(read.role),
    status: coded(read.attribution_status),
    statement: rowsIn(of.statements.index, read.statement_id),
    of: new Groups(report, of.reports.size),
  };
}

function joinedOf(read, of) {
  const statement = rowsIn(of.statements.index, read.statement_id);
  const event = rowsIn(of.events.index, read.event_id);
  const relation = coded(read.relation);
  return { statement, event, relation, of: new Groups(event, of.events.size), by: new Groups(statement, of.statements.size) };
}

function placedOf(read, of) {
  const report = rowsIn(of.reports.index, read.report_id);
  const event = report.map((row) => (row < 0 ? -1 : of.reports.event[row]));
  const place = rowsIn(of.places.index, read.place_id);
  const statement = rowsIn(of.statements.index, read.statement_id);
  return { size: place.length, place, report, event, statement, role: coded(read.role), of: new Groups(report, of.reports.size) };
}
