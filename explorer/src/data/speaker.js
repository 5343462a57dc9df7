// On whose account a statement goes: the last link that leads to somebody.
export function accountOf(links, row) {
  for (const column of [links.behalf, links.affiliation, links.actor]) if (column[row] >= 0) return column[row];
  return -1;
}

export function speakerOf({ links }, statement) {
  let found = -1;
  let at = 0;
  for (const row of links.of.of(statement)) {
    if (links.position[row] <= at) continue;
    const account = accountOf(links, row);
    if (account >= 0) [found, at] = [account, links.position[row]];
  }
  return found;
}

// The links of a statement in order, the article's own voice first.
export function chainOf({ links }, statement) {
  return [...links.of.of(statement)].sort((a, b) => links.position[a] - links.position[b]);
}
