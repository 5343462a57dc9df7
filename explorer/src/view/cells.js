// Counts of events by kind and bin of time, for more events than can have a mark each.
import { number, svg } from "../dom.js";
import { iso } from "../data/day.js";
import { binned } from "./span.js";

const HIGH = 26;

export function counted(all, kinds, events) {
  return kinds.map((kind) => ({ kind, ...binned(events, kind.rows, all) }));
}

export function cells(all, found, width, store, margin) {
  const wide = width / all.length;
  const most = Math.max(1, ...found.flatMap(({ inside }) => [...inside]));
  let y = 6;
  const rows = found.map(({ kind, inside }) => {
    const top = y + margin.over;
    y = top + HIGH + 4;
    const drawn = [...inside].map((n, i) => n > 0 && cell(n, i, all, { kind, top, wide, most, store, left: margin.left }));
    return svg("g", { class: `tx-quad-${kind.quad}`, "data-top": top }, drawn);
  });
  return { height: y, rows };
}

function cell(n, i, all, { kind, top, wide, most, store, left }) {
  const { first, last, label } = all[i];
  const text = number(n);
  const strength = 0.25 + 0.75 * Math.sqrt(n / most);
  return svg(
    "a",
    { href: store.link({ kind: [kind.kind], from: iso(first), to: iso(last), page: "1" }), tabindex: -1, class: "tx-cell" },
    svg("title", null, `${kind.label}, ${label}: ${text}`),
    svg("rect", { x: left + i * wide + 0.5, y: top, width: Math.max(1, wide - 1), height: HIGH, rx: 2, "fill-opacity": strength }),
    text.length * 6.5 + 4 < wide && svg("text", { class: strength > 0.6 ? "tx-on" : "tx-off", x: left + (i + 0.5) * wide, y: top + 17 }, text),
  );
}
