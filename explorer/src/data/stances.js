// Who speaks about whom, by principal: statements, and the mean of the stances they express.
import { counts, rowsIn } from "./column.js";
import { Groups } from "./groups.js";
import { speakerOf } from "./speaker.js";

export const ARTICLE = "article";
export const NOBODY = "nobody";

export async function readParties({ release, accounts, actors }) {
  const read = await release.columns("statement_parties", ["statement_id", "actor_id", "role", "stance"]);
  const statement = rowsIn(accounts.statements.index, read.statement_id);
  const actor = rowsIn(actors.index, read.actor_id);
  const { statements, principals } = accounts;
  const by = Array.from({ length: statements.size }, (_, row) => {
    if (statements.depth[row] === 0) return ARTICLE;
    const who = principals.of(speakerOf(accounts, row), statements.day[row]);
    return who < 0 ? NOBODY : actors.id[who];
  });
  const about = actor.map((who, row) => principals.of(who, statements.day[statement[row]]));
  return { statement, actor, by, about, role: read.role, stance: counts(read.stance), of: new Groups(statement, statements.size) };
}

// One entry a speaker and subject: { by, about, n, stance, statements }, most statements first.
export function stances({ actors }, parties, wanted) {
  const found = new Map();
  for (let row = 0; row < parties.statement.length; row++) {
    const statement = parties.statement[row];
    if (!wanted(statement)) continue;
    const by = parties.by[statement];
    const about = parties.about[row] < 0 ? NOBODY : actors.id[parties.about[row]];
    const key = `${by}~${about}`;
    if (!found.has(key)) found.set(key, { key, by, about, statements: new Set(), sum: 0, told: 0 });
    const own = found.get(key);
    own.statements.add(statement);
    if (!Number.isNaN(parties.stance[row])) [own.sum, own.told] = [own.sum + parties.stance[row], own.told + 1];
  }
  const all = [...found.values()].map((own) => ({ ...own, n: own.statements.size, stance: own.told ? own.sum / own.told : null }));
  return all.sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}

export function nameOf({ actors }, who) {
  if (who === ARTICLE) return "the article itself";
  return who === NOBODY ? "sources that cannot be told apart" : actors.name[actors.index.get(who)];
}

// The statements that the selected events rest on or are spoken of in.
export function linked({ accounts }, failed) {
  const found = new Set();
  const { joined, reports } = accounts;
  for (let row = 0; row < joined.statement.length; row++) if (joined.event[row] >= 0 && failed[joined.event[row]] === 0) found.add(joined.statement[row]);
  for (let row = 0; row < reports.size; row++) if (reports.statement[row] >= 0 && reports.event[row] >= 0 && failed[reports.event[row]] === 0) found.add(reports.statement[row]);
  return found;
}
