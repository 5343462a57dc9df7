// A mark for each event: light where it may have gone on, full where it did.
import { NONE } from "../data/column.js";
import { svg } from "../dom.js";
import { undated } from "../filter.js";

const HIGH = 9;
const GAP = 3;
const LEAST = 9; // pixels

export function drawn(scale, kinds, { events }, store, margin) {
  let y = 6;
  const rows = kinds.map((kind) => {
    const top = y + margin.over;
    const marks = packed(scale, kind.rows.filter((row) => !undated(events, row)), events);
    const lanes = marks.reduce((most, mark) => Math.max(most, mark.lane + 1), 1);
    y = top + lanes * (HIGH + GAP) + 10;
    return { kind, top, bottom: y, marks };
  });
  return { height: y, rows: rows.map((row) => rowDrawn(row, scale, events, store, margin)) };
}

// Each event gets the first lane that is free at its place.
function packed(scale, rows, events) {
  const boxes = rows.map((row) => box(scale, row, events)).sort((a, b) => a.x - b.x || b.width - a.width);
  const ends = [];
  for (const mark of boxes) {
    let lane = ends.findIndex((end) => end + 2 <= mark.x);
    if (lane < 0) lane = ends.length;
    ends[lane] = mark.x + mark.width;
    mark.lane = lane;
  }
  return boxes;
}

function box(scale, row, events) {
  const [openLeft, openRight] = [events.start[row] === NONE, events.end[row] === NONE];
  const left = openLeft ? 0 : scale.x(events.start[row]);
  const right = openRight ? scale.width : scale.x(events.end[row] + 1);
  const width = Math.max(LEAST, right - left);
  const x = Math.min(left, scale.width - width);
  const sure = [events.startLatest[row], events.endEarliest[row]];
  const known = sure[0] !== NONE && sure[1] !== NONE && sure[0] <= sure[1];
  const core = known ? { x: scale.x(sure[0]), width: scale.x(sure[1] + 1) - scale.x(sure[0]) } : null;
  return { row, x, width, core: core && core.width < LEAST ? { x, width: LEAST } : core, openLeft, openRight };
}

function rowDrawn({ kind, top, bottom, marks }, scale, events, store, margin) {
  const line = svg("line", { class: "tx-rule", x1: 0, x2: margin.left + scale.width, y1: bottom - 5, y2: bottom - 5 });
  const own = marks.map((mark) => markDrawn(mark, top, kind, events, store, margin));
  return svg("g", { class: `tx-quad-${kind.quad}`, "data-top": top }, line, own);
}

function markDrawn({ row, x, width, core, openLeft, openRight, lane }, top, kind, events, store, margin) {
  const y = top + lane * (HIGH + GAP);
  const left = margin.left + x;
  const bar = { y, height: HIGH, rx: Math.min(4, HIGH / 2) };
  const point = core && core.width >= width - 0.5;
  return svg(
    "a",
    { href: store.link({ event: events.id[row] }), tabindex: -1, class: "tx-mark", "data-row": row },
    point ? null : svg("rect", { ...bar, x: left, width, class: "tx-may" }),
    core && svg("rect", { ...bar, x: margin.left + core.x, width: core.width, class: "tx-did" }),
    openLeft && svg("path", { class: "tx-open", d: `M${left + 6},${y + 1.5}l-4,3l4,3` }),
    openRight && svg("path", { class: "tx-open", d: `M${left + width - 6},${y + 1.5}l4,3l-4,3` }),
  );
}
