// One statement: what it says in our own words, its chain from the article to who holds it, whom it is about.
import { chainOf } from "../data/speaker.js";
import { h } from "../dom.js";
import { when } from "../words/when.js";
import { iso } from "../data/day.js";
import { NONE } from "../data/column.js";

const STANCES = { "-1": "against", 0: "neutral", 1: "for" };
const TO = { denies: "Denies", contradicts: "Contradicts", responds_to: "Responds to", repeats: "Repeats", supports: "Supports", quotes: "Quotes", elaborates: "Elaborates on" };
const FROM = { denies: "Denied by", contradicts: "Contradicted by", responds_to: "Answered by" };

export function statement(data, row, { events = false, store = null } = {}) {
  const { details, codes } = data;
  const said = details.statements.row(row);
  const label = (list, code) => codes.label(list, code).toLowerCase();
  const day = (value) => iso(value ?? NONE);
  const dated = said.said_edtf ? when([day(said.said_earliest), day(said.said_latest), day(said.said_earliest), day(said.said_latest)]) : "at a time not stated";
  const medium = said.medium === "unspecified" ? [] : [label("medium", said.medium)];
  const how = [label("speech_act", said.speech_act), label("rendering", said.rendering), ...medium, dated];
  if (said.polarity === "negative") how.push("negative");
  if (said.conditionality !== "none") how.push(label("conditionality", said.conditionality));
  if (said.author_commitment !== "neutral") how.push(`the article ${said.author_commitment} it`);
  return h(
    "article",
    { class: "tx-statement", "data-statement": said.statement_id },
    h("p", { class: "tx-gloss" }, said.gloss ?? "No gloss."),
    h("p", { class: "tx-meta" }, how.map((text) => h("span", null, text))),
    chain(data, row),
    parties(data, row),
    answers(data, row),
    events && about(data, row, store),
    h("p", { class: "tx-id" }, said.statement_id),
  );
}

function chain(data, row) {
  const links = chainOf(data.accounts, row).map((link) => linkWords(data, link, row));
  return h("ol", { class: "tx-chain", "aria-label": "Who says that who says it" }, links.map((link) => h("li", null, link)));
}

function linkWords(data, link, row) {
  const { accounts, details, codes, voices, actors } = data;
  const said = details.statement_chain.row(link);
  const own = accounts.statements.depth[row] === 0 ? " in its own voice" : " reports";
  if (said.position === 0) return [h("b", null, voices.outlet(accounts.statements.article[row])), own];
  const name = (id) => actors.name[actors.index.get(id)];
  const facts = [codes.label("source_kind", said.source_kind).toLowerCase()];
  if (said.anonymity !== "named") facts.push(codes.label("anonymity", said.anonymity).toLowerCase());
  if (said.anonymity_reason) facts.push(codes.label("anonymity_reason", said.anonymity_reason).toLowerCase());
  if (said.plurality === "several") facts.push("several");
  if (said.affiliation_id) facts.push(`of ${name(said.affiliation_id)}`);
  if (said.on_behalf_of_id) facts.push(`for ${name(said.on_behalf_of_id)}`);
  if (said.commitment !== "uncommitted") facts.push(`holds it ${codes.label("commitment", said.commitment).toLowerCase()}`);
  return [h("b", null, said.actor_id ? name(said.actor_id) : "Somebody not named"), ` (${facts.join(", ")})`];
}

function parties({ details, codes, actors, voices }, row) {
  const all = [...details.partiesOf.of(row)].map((party) => details.statement_parties.row(party));
  if (all.length === 0) return null;
  const words = all.map((party) => {
    const stance = party.stance === null ? "no stance expressed" : STANCES[party.stance];
    const implied = party.named ? "" : `, implied${party.inferred_by ? `, inferred by the ${party.inferred_by}` : ""}`;
    const called = party.designation_id ? `, called “${details.actor_names.columns.name[details.names.get(party.designation_id)]}”` : "";
    const role = codes.label("party_role", party.role).toLowerCase();
    const by = ["accused", "alleged_sponsor"].includes(party.role) ? ` by ${voices.ofStatement(row)}` : "";
    return h("li", null, `${actors.name[actors.index.get(party.actor_id)]}: ${role}${by}, ${stance}${implied}${called}`);
  });
  return h("ul", { class: "tx-parties", "aria-label": "Whom it is about" }, words);
}

function answers({ details, accounts, voices }, row) {
  const line = (lead, relation, id) => {
    const other = accounts.statements.index.get(id);
    const gloss = details.statements.columns.gloss[other] ?? id;
    return h("p", { class: `tx-said tx-${relation}` }, h("b", null, `${lead} `), `${voices.ofStatement(other)}: ${gloss}`);
  };
  const related = (rows) => [...rows].map((i) => details.statement_relations.row(i));
  return [
    related(details.answers.of(row)).map(({ relation, to_statement_id: id }) => line(TO[relation] ?? relation, relation, id)),
    related(details.answered.of(row)).map(({ relation, statement_id: id }) => FROM[relation] && line(FROM[relation], relation, id)),
  ];
}

function about({ accounts, codes, titles, account, events }, row, store) {
  const rows = [...accounts.joined.by.of(row)].filter((own) => accounts.joined.event[own] >= 0);
  if (rows.length === 0) return null;
  return h(
    "ul",
    { class: "tx-parties", "aria-label": "Events it speaks of" },
    rows.map((own) => {
      const event = accounts.joined.event[own];
      const relation = codes.label("statement_event_relation", accounts.joined.relation.at(own));
      return h("li", null, `${relation}: `, h("a", { href: store.link({ event: events.id[event] }) }, titles.of(event)), h("span", { class: "tx-quiet" }, ` ${account.line(event)}`));
    }),
  );
}
