// Actors and places, and who counts as whom.
import { counts, days, flags, indexed, NONE, rowsIn } from "./column.js";
import { Groups } from "./groups.js";

export async function readActors(release) {
  const read = await release.columns("actors", ["actor_id", "name", "kind", "description"]);
  return { size: read.actor_id.length, id: read.actor_id, ...read, index: indexed(read.actor_id) };
}

export async function readPlaces(release) {
  const names = ["place_id", "name", "kind", "parent_id", "country", "latitude", "longitude", "disputed"];
  const read = await release.columns("places", names);
  const index = indexed(read.place_id);
  return {
    ...read,
    size: read.place_id.length,
    id: read.place_id,
    index,
    parent: rowsIn(index, read.parent_id),
    latitude: counts(read.latitude),
    longitude: counts(read.longitude),
    disputed: flags(read.disputed),
  };
}

// A place, and all places in it.
export function within(places, place) {
  const inside = new Uint8Array(places.size);
  for (let row = 0; row < places.size; row++) {
    let at = row;
    for (let depth = 0; at >= 0 && depth < 20; depth++, at = places.parent[at]) if (at === place) inside[row] = 1;
  }
  return inside;
}

export class Principals {
  static async of(release, actors) {
    const read = await release.columns("actor_rollup", ["actor_id", "principal_id", "valid_from", "valid_to", "steps"]);
    return new Principals(read, actors);
  }

  constructor(read, actors) {
    const order = read.steps.map((_, i) => i);
    order.sort((a, b) => read.steps[a] - read.steps[b] || (read.principal_id[a] < read.principal_id[b] ? -1 : 1));
    const sorted = (name) => order.map((i) => read[name][i]);
    this.principal = rowsIn(actors.index, sorted("principal_id"));
    this.from = days(sorted("valid_from"));
    this.to = days(sorted("valid_to"));
    this.rows = new Groups(rowsIn(actors.index, sorted("actor_id")), actors.size);
  }

  // The principal of an actor on a day; without a day, the one that still holds.
  of(actor, day) {
    if (actor < 0) return -1;
    for (const row of this.rows.of(actor)) if (this.holds(row, day)) return this.principal[row];
    return -1;
  }

  holds(row, day) {
    if (day === NONE) return this.to[row] === NONE;
    return (this.from[row] === NONE || this.from[row] <= day) && (this.to[row] === NONE || day <= this.to[row]);
  }
}
