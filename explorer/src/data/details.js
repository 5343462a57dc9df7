// Whole tables, read when a page of one event or statements in full are asked for.
import { indexed, rowsIn } from "./column.js";
import { Groups } from "./groups.js";

const COUNTED = ["figures", "event_relations", "statement_relations", "statement_parties", "actor_names"];
const GROWN = ["reports", "participants", "statements", "statement_chain", "event_places", "articles"];

export class Table {
  constructor(columns) {
    this.columns = columns;
    this.names = Object.keys(columns);
  }

  row(i) {
    return Object.fromEntries(this.names.map((name) => [name, this.columns[name][i]]));
  }
}

export async function readDetails({ release, accounts, events }) {
  const names = [...GROWN, ...COUNTED];
  const read = await Promise.all(names.map((name) => release.whole(name)));
  const tables = Object.fromEntries(names.map((name, i) => [name, new Table(read[i])]));
  const group = (table, column, index, size) => new Groups(rowsIn(index, tables[table].columns[column]), size);
  const { statements, reports } = accounts;
  return {
    ...tables,
    names: indexed(tables.actor_names.columns.name_id),
    figuresOf: group("figures", "report_id", reports.index, reports.size),
    from: group("event_relations", "event_id", events.index, events.size),
    to: group("event_relations", "to_event_id", events.index, events.size),
    answers: group("statement_relations", "statement_id", statements.index, statements.size),
    answered: group("statement_relations", "to_statement_id", statements.index, statements.size),
    partiesOf: group("statement_parties", "statement_id", statements.index, statements.size),
  };
}

// Evidence by the row that it is for: Map of row identifier to [{ part, article, start, end }].
export async function readSpans(release, rows) {
  const read = await release.columns("spans", ["row_id", "part", "article_id", "char_start", "char_end"]);
  const found = new Map();
  for (let i = 0; i < read.row_id.length; i++) {
    if (!rows.has(read.row_id[i])) continue;
    if (!found.has(read.row_id[i])) found.set(read.row_id[i], []);
    found.get(read.row_id[i]).push({ part: read.part[i], article: read.article_id[i], start: read.char_start[i], end: read.char_end[i] });
  }
  return found;
}
