// The events as columns, one entry an event, in the order of the file.
import { coded, counts, days, flags, indexed, rowsIn } from "./column.js";

const TEXT = ["event_id", "label", "event_class", "event_type", "event_mode", "state_kind", "realis", "aggregation"];
const DATES = ["date_start_earliest", "date_start_latest", "date_end_earliest", "date_end_latest"];
const FLAGS = ["countable", "realis_conflict", "date_conflict", "claimed", "confirmed", "denied", "not_commented"];
const REST = ["date_edtf", "date_precision", "place_id", "corroboration", "n_reports"];
export const ACCOUNTS = ["claimed", "confirmed", "denied", "not_commented"];

export async function readEvents(release, places) {
  const read = await release.columns("events", [...TEXT, ...DATES, ...FLAGS, ...REST]);
  const kinds = read.event_type.map((type, i) => type ?? read.state_kind[i]);
  return {
    size: read.event_id.length,
    id: read.event_id,
    label: read.label,
    index: indexed(read.event_id),
    class: coded(read.event_class),
    kind: coded(kinds),
    type: coded(read.event_type),
    mode: coded(read.event_mode),
    realis: coded(read.realis),
    aggregation: coded(read.aggregation),
    corroboration: coded(read.corroboration),
    edtf: coded(read.date_edtf),
    precision: coded(read.date_precision),
    place: rowsIn(places.index, read.place_id),
    reports: counts(read.n_reports),
    start: days(read.date_start_earliest),
    startLatest: days(read.date_start_latest),
    endEarliest: days(read.date_end_earliest),
    end: days(read.date_end_latest),
    ...Object.fromEntries(FLAGS.map((name) => [name, flags(read[name])])),
  };
}
