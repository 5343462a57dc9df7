// The timeline: events by kind along time, those without a date counted beside, and the same as a table.
import { iso } from "../data/day.js";
import { counted as plural, h, number, svg } from "../dom.js";
import { undated } from "../filter.js";
import { whenOf } from "../words/when.js";
import { cells, counted } from "./cells.js";
import { kindsIn, QUADS } from "./kinds.js";
import { drawn } from "./marks.js";
import { binned, bins, extent, line, yearsIn } from "./span.js";
import { tip } from "./tip.js";

const MOST_MARKS = 300;
const NARROW = 640;

export function timeline(data, rows, store, width) {
  const { events } = data;
  const kinds = kindsIn(data, rows);
  const span = extent(events, rows);
  const without = rows.reduce((n, row) => n + (undated(events, row) ? 1 : 0), 0);
  const note = h("p", { class: "tx-note" }, explained(rows.length, without));
  if (!span) return [note, kinds.length ? table(data, kinds, [], store) : null];
  const years = yearsIn(span);
  return [note, picture(data, kinds, span, rows.length - without, store, width), legend(kinds), zoom(years, store), table(data, kinds, years, store)];
}

function explained(all, without) {
  if (all === 0) return "No event meets the filters.";
  if (without === 0) return `All ${plural(all, "event")} have a date.`;
  return `${number(all - without)} of ${plural(all, "event")} have a date that the texts give or bound; the ${number(without)} without one are counted at the right and listed last.`;
}

function picture(data, kinds, span, dated, store, width) {
  const narrow = width < NARROW;
  const margin = narrow ? { left: 0, right: 0, over: 20 } : { left: 150, right: 74, over: 0 };
  const inner = Math.max(120, width - margin.left - margin.right);
  const few = dated <= MOST_MARKS;
  const all = few ? [] : bins(span, Math.max(6, Math.floor(inner / 34)));
  const scale = line(few ? span : [all[0].first, all.at(-1).last], inner);
  const body = few ? drawn(scale, kinds, data, store, margin) : cells(all, counted(all, kinds, data.events), inner, store, margin);
  const height = body.height + 22;
  const shown = svg(
    "svg",
    { class: "tx-timeline", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    few ? axis(scale, margin, body.height) : binAxis(all, inner, margin, body.height),
    body.rows,
  );
  labels(shown, data, kinds, margin, width);
  return h("div", { class: "tx-picture" }, tip(shown, (row) => told(data, row)), few ? null : aggregated(dated));
}

const aggregated = (dated) =>
  h("p", { class: "tx-note" }, `${number(dated)} dated events are too many for a mark each, so they are counted. An event is counted in a column if all of its possible dates lie there; the others are in the table below. A click on a number narrows the view to it.`);

const told = (data, row) => [data.titles.of(row), whenOf(data.events, row), data.account.line(row)];

function labels(shown, { events }, kinds, margin, width) {
  const groups = [...shown.querySelectorAll("g[class^=tx-quad]")];
  kinds.forEach((kind, i) => {
    const without = kind.rows.reduce((n, row) => n + (undated(events, row) ? 1 : 0), 0);
    const y = Number(groups[i].getAttribute("data-top"));
    if (margin.left) {
      shown.append(svg("text", { class: "tx-label", x: 0, y: y + 10 }, kind.label));
      if (without) shown.append(svg("text", { class: "tx-count", x: width, y: y + 10 }, `${number(without)} undated`));
    } else {
      const counts = `${number(kind.rows.length - without)} dated${without ? `, ${number(without)} undated` : ""}`;
      shown.append(svg("text", { class: "tx-label", x: 0, y: y - 6 }, kind.label), svg("text", { class: "tx-count", x: width, y: y - 6 }, counts));
    }
  });
}

function axis(scale, margin, height) {
  return svg(
    "g",
    { class: "tx-axis" },
    scale.ticks.map(({ at, label }) => [
      svg("line", { x1: margin.left + scale.x(at), x2: margin.left + scale.x(at), y1: 0, y2: height }),
      svg("text", { x: Math.min(margin.left + scale.x(at), margin.left + scale.width - 14), y: height + 15 }, label),
    ]),
  );
}

function binAxis(all, inner, margin, height) {
  const wide = inner / all.length;
  const every = Math.ceil(48 / wide);
  return svg(
    "g",
    { class: "tx-axis" },
    all.map(({ short }, i) => i % every === 0 && svg("text", { x: margin.left + (i + 0.5) * wide, y: height + 15 }, short)),
  );
}

function legend(kinds) {
  const quads = [1, 2, 3, 4, 0].filter((quad) => kinds.some((kind) => kind.quad === quad));
  return h(
    "p",
    { class: "tx-legend" },
    quads.map((quad) => h("span", { class: `tx-quad-${quad}` }, h("i", { class: "tx-swatch" }), QUADS[quad])),
    h("span", { class: "tx-quad-0" }, h("i", { class: "tx-swatch" }), "full: went on"),
    h("span", { class: "tx-quad-0" }, h("i", { class: "tx-swatch tx-pale" }), "light: may have gone on"),
    h("span", null, "‹ › open start or end"),
  );
}

function zoom(years, store) {
  const { from, to } = store.state;
  const on = ({ first, last }) => from === iso(first) && to === iso(last);
  if (years.length < 2 && !(from || to)) return null;
  return h(
    "div",
    { class: "tx-zoom", role: "group", "aria-label": "Show one year" },
    years.slice(0, 40).map((year) =>
      h("button", { type: "button", "aria-pressed": String(on(year)), "data-focus": `year-${year.label}`, onclick: () => store.set({ from: iso(year.first), to: iso(year.last) }) }, year.label),
    ),
    (from || to) && h("button", { type: "button", "data-focus": "year-all", onclick: () => store.set({ from: "", to: "", undated: "" }) }, "All dates"),
  );
}

function table({ events }, kinds, years, store) {
  const head = ["Kind", ...years.map(({ label }) => label), years.length ? "Not within one year" : null, "Undated", "All"].filter(Boolean);
  const body = kinds.map((kind) => {
    const { inside, across, undated: without } = binned(events, kind.rows, years);
    const link = (n, { first, last }) => (n ? h("a", { href: store.link({ kind: [kind.kind], from: iso(first), to: iso(last), page: "1" }) }, number(n)) : "0");
    const all = h("a", { href: store.link({ kind: [kind.kind], page: "1" }) }, number(kind.rows.length));
    const cellsOf = [...years.map((year, i) => link(inside[i], year)), ...(years.length ? [number(across)] : []), number(without), all];
    return h("tr", null, h("th", { scope: "row" }, kind.label), cellsOf.map((cell) => h("td", null, cell)));
  });
  return h(
    "details",
    { class: "tx-table" },
    h("summary", null, "The timeline as a table"),
    h("div", { class: "tx-scroll", tabindex: 0, role: "region", "aria-label": "The timeline as a table" },
      h("table", { class: "tx-data" }, h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text)))), h("tbody", null, body))),
  );
}
