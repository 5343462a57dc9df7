// The kinds of events in a selection, in the order of the code lists, each with its colour and its rows.
export const QUADS = {
  1: "Verbal cooperation",
  2: "Material cooperation",
  3: "Verbal conflict",
  4: "Material conflict",
  0: "State of affairs",
};

export function kindsIn({ codes, events }, rows) {
  const found = new Map();
  for (const row of rows) {
    const kind = events.kind.at(row) ?? "none";
    if (!found.has(kind)) found.set(kind, []);
    found.get(kind).push(row);
  }
  const order = [...codes.codes("event_type"), ...codes.codes("state_kind"), "none"];
  const known = (kind) => (codes.lists.get("event_type").has(kind) ? "event_type" : "state_kind");
  return [...found]
    .sort(([a], [b]) => codes.quad(a) - codes.quad(b) || order.indexOf(a) - order.indexOf(b))
    .sort(([a], [b]) => (codes.quad(a) === 0) - (codes.quad(b) === 0))
    .map(([kind, own]) => ({ kind, label: labelOf(codes, known(kind), kind), quad: codes.quad(kind), rows: own }));
}

const labelOf = (codes, list, kind) => (kind === "none" ? "No stated type" : codes.label(list, kind));

export const kindLabel = (codes, kind) => labelOf(codes, codes.lists.get("event_type").has(kind) ? "event_type" : "state_kind", kind);
