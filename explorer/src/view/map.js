// The map: where reports put the selected events. Circles are places, squares countries with nothing finer.
import { counted, h, number, svg } from "../dom.js";
import { basemap, FRAMES, land, middles, projected } from "./basemap.js";
import { marksOf, path, placesOf } from "./places.js";
import { tip } from "./tip.js";

const TOLD = 3;

export async function map(data, rows, failed, store, width) {
  const topology = await basemap();
  const found = placesOf(data, failed);
  const { marks, rest } = marksOf(data, found, middles(topology));
  const height = Math.round(Math.min(620, Math.max(320, width * 0.66)));
  const projection = projected(store.state.frame, width, height);
  const placed = marks.map((mark) => ({ ...mark, xy: projection(mark.at) }));
  const seen = placed.filter(({ xy }) => xy && xy[0] >= 0 && xy[1] >= 0 && xy[0] <= width && xy[1] <= height);
  const outside = placed.filter((mark) => !seen.includes(mark));
  const picture = svg(
    "svg",
    { class: "tx-map", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    land(topology, projection),
    drawn(seen, store, data, width),
  );
  const events = new Set(found.flatMap((own) => [...own.events]));
  return [
    h("p", { class: "tx-note" }, `Reports put ${number(events.size)} of ${counted(rows.length, "event")} somewhere, at ${counted(found.length, "place")}; an event can be at several. The other ${number(rows.length - events.size)} have no stated place.`),
    frames(store),
    tip(picture, (i) => told(data, seen[i])),
    missing(outside, "Outside this picture", store, data),
    missing(rest, "Places that have neither coordinates nor one country", store, data),
    h("p", { class: "tx-note" }, "Circle: a place with coordinates. Square: a country, for events whose place in it has none. Size: number of events. Dashed: borders and lines of control along which the sides to this corpus disagree. All lines are those of Natural Earth, which draws who controls what; other lines may be disputed too. No line here says to whom anything belongs."),
    table(data, found, store),
  ];
}

function frames(store) {
  return h(
    "div",
    { class: "tx-zoom", role: "group", "aria-label": "Part of the map" },
    Object.entries(FRAMES).map(([name, { label }]) =>
      h("button", { type: "button", "aria-pressed": String(store.state.frame === name), "data-focus": `frame-${name}`, onclick: () => store.set({ frame: name, page: store.state.page }) }, label),
    ),
  );
}

const radius = (n) => 5 + 3.2 * Math.sqrt(n);

function drawn(marks, store, { places }, width) {
  const taken = marks.map(({ xy: [x, y], events }) => ({ x: x - radius(events.size), y: y - radius(events.size), w: 2 * radius(events.size), h: 2 * radius(events.size) }));
  return marks.map(({ place, name, xy: [x, y], events, round }, i) => {
    const r = radius(events.size);
    const shape = round ? svg("circle", { cx: x, cy: y, r }) : svg("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 2 });
    const classes = ["tx-place", !round && "tx-country", place >= 0 && places.disputed[place] && "tx-contested"].filter(Boolean).join(" ");
    return svg(
      "a",
      { class: classes, tabindex: -1, "data-row": i, href: place >= 0 ? store.link({ place: places.id[place], page: "1" }) : null },
      shape,
      svg("text", { class: "tx-n", x, y: y + 4 }, number(events.size)),
      named(name, x, y, r, taken, width),
    );
  });
}

// The name beside its mark, where it hides nothing; else none: the table has it.
function named(name, x, y, r, taken, width) {
  const w = name.length * 6.6 + 6;
  const spots = [
    { x: x + r + 4, y: y - 8, w, h: 16, anchor: "start", at: [x + r + 4, y + 4] },
    { x: x - r - 4 - w, y: y - 8, w, h: 16, anchor: "end", at: [x - r - 4, y + 4] },
    { x: x - w / 2, y: y + r + 2, w, h: 16, anchor: "middle", at: [x, y + r + 14] },
    { x: x - w / 2, y: y - r - 18, w, h: 16, anchor: "middle", at: [x, y - r - 6] },
  ];
  const free = spots.find((spot) => spot.x >= 0 && spot.x + w <= width && taken.every((box) => apart(spot, box)));
  if (!free) return null;
  taken.push(free);
  return svg("text", { class: "tx-name", x: free.at[0], y: free.at[1], "text-anchor": free.anchor }, name);
}

const apart = (a, b) => a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

function told({ titles, account, places }, { place, name, events, named: finerOnes }) {
  const rows = [...events].slice(0, TOLD);
  const contested = place >= 0 && places.disputed[place] ? ", whose belonging is disputed" : "";
  const finer = finerOnes?.length ? `Also: ${finerOnes.join(", ")}.` : "";
  const more = events.size > TOLD ? `And ${number(events.size - TOLD)} more. A click shows all.` : "A click shows them below.";
  return [`${name}${contested}: ${counted(events.size, "event")}`, finer, ...rows.map((row) => `${titles.of(row)}. ${account.line(row)}`), more];
}

function missing(marks, text, store, { places }) {
  if (marks.length === 0) return null;
  const link = ({ place, name, events }) => [place >= 0 ? h("a", { href: store.link({ place: places.id[place], page: "1" }) }, name) : name, ` (${number(events.size)})`];
  return h("p", { class: "tx-note" }, `${text}: `, marks.flatMap((mark, i) => [i ? ", " : "", ...link(mark)]), ".");
}

function table(data, found, store) {
  const { places, codes } = data;
  const body = found.map(({ place, name, events }) =>
    h("tr", null,
      h("th", { scope: "row" }, h("a", { href: store.link({ place: places.id[place], page: "1" }) }, name)),
      h("td", null, path(data, place)),
      h("td", null, codes.label("place_kind", places.kind[place]) + (places.disputed[place] ? ", disputed" : "")),
      h("td", null, number(events.size))));
  return h(
    "details",
    { class: "tx-table" },
    h("summary", null, "The map as a table"),
    h("div", { class: "tx-scroll", tabindex: 0, role: "region", "aria-label": "The map as a table" },
      h("table", { class: "tx-data" }, h("thead", null, h("tr", null, ["Place", "In", "Kind", "Events"].map((text) => h("th", { scope: "col" }, text)))), h("tbody", null, body))),
  );
}
