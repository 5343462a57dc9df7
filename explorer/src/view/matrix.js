// Who says what about whom: a table of speakers and subjects, and the statements behind the cell that is chosen.
import { linked, nameOf, stances } from "../data/stances.js";
import { counted, h, number } from "../dom.js";
import { statement } from "./statement.js";

const MOST = 10;
const SHOWN = 20;

export function matrix(data, failed, store) {
  const { parties, accounts } = data;
  const ofEvents = linked(data, failed);
  const wanted = store.state.said === "linked" ? (row) => ofEvents.has(row) : () => true;
  const found = stances(data, parties, wanted);
  const [by, about] = [most(found, "by"), most(found, "about")];
  const shown = { by: by.slice(0, MOST), about: about.slice(0, MOST) };
  const cells = new Map(found.map((own) => [own.key, own]));
  const hidden = found.filter((own) => !shown.by.includes(own.by) || !shown.about.includes(own.about));
  return [
    choice(store, accounts.statements.size, ofEvents.size),
    h("p", { class: "tx-note" }, `Everybody counts as the principal they act under; that says nothing about who governs lawfully. A cell gives the number of statements and the mean of the stances they express, from −1 (against) to +1 (for).`),
    found.length ? grid(data, shown, cells, store) : h("p", { class: "tx-empty" }, "No statement speaks about anybody here."),
    hidden.length ? h("p", { class: "tx-note" }, `Shown are the ${shown.by.length} speakers and ${shown.about.length} subjects with the most statements. ${counted(hidden.length, "further pair")} of ${number(by.length)} speakers and ${number(about.length)} subjects are in the list.`) : null,
    chosen(data, cells.get(store.state.pair), store),
    listed(data, found, store),
  ];
}

function choice(store, all, own) {
  const button = (said, text) =>
    h("button", { type: "button", "aria-pressed": String(store.state.said === said), "data-focus": `said-${said}`, onclick: () => store.set({ said, pair: "" }) }, text);
  return h(
    "div",
    { class: "tx-zoom", role: "group", "aria-label": "Which statements" },
    button("all", `All ${counted(all, "statement")}`),
    button("linked", `Only the ${number(own)} linked to the events selected`),
  );
}

export function most(found, side) {
  const sums = new Map();
  for (const own of found) sums.set(own[side], (sums.get(own[side]) ?? 0) + own.n);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([who]) => who);
}

function grid(data, { by, about }, cells, store) {
  const head = about.map((who) => h("th", { scope: "col" }, h("span", null, nameOf(data, who))));
  const rows = by.map((speaker) =>
    h("tr", null, h("th", { scope: "row" }, nameOf(data, speaker)), about.map((subject) => h("td", null, cell(data, cells.get(`${speaker}~${subject}`), store)))));
  return h(
    "div",
    { class: "tx-scroll", tabindex: 0, role: "region", "aria-label": "Who speaks about whom" },
    h("table", { class: "tx-matrix" }, h("caption", null, "Speakers down, subjects across"), h("thead", null, h("tr", null, h("td", null), head)), h("tbody", null, rows)),
  );
}

export const signed = (stance) => (stance === null ? "–" : `${stance < 0 ? "−" : stance > 0 ? "+" : ""}${Math.abs(stance).toFixed(1)}`);

const tone = (stance) => (stance === null ? "none" : stance <= -0.6 ? "against2" : stance < -0.1 ? "against1" : stance <= 0.1 ? "neutral" : stance < 0.6 ? "for1" : "for2");

function cell(data, own, store) {
  if (!own) return null;
  const mean = own.stance === null ? "no stance expressed" : `mean stance ${signed(own.stance)}`;
  const label = `${nameOf(data, own.by)} about ${nameOf(data, own.about)}: ${counted(own.n, "statement")}, ${mean}`;
  const pressed = store.state.pair === own.key;
  return h(
    "button",
    { type: "button", class: `tx-stance tx-${tone(own.stance)}`, "aria-label": label, title: label, "aria-pressed": String(pressed), "data-pair": own.key, "data-focus": `pair-${own.key}`, onclick: () => store.set({ pair: pressed ? "" : own.key }) },
    h("b", null, number(own.n)),
    h("small", null, signed(own.stance)),
  );
}

function chosen(data, own, store) {
  if (!own) return h("p", { class: "tx-note" }, "Choose a cell to read the statements behind it, each with its source.");
  const rows = [...own.statements];
  return h(
    "section",
    { class: "tx-chosen", "aria-label": "The statements of the chosen cell" },
    h("h3", null, `${nameOf(data, own.by)} about ${nameOf(data, own.about)}: ${counted(rows.length, "statement")}`),
    rows.slice(0, SHOWN).map((row) => statement(data, row, { events: true, store })),
    rows.length > SHOWN && h("p", { class: "tx-note" }, `The first ${SHOWN} are shown. The others are in the table statements.`),
  );
}

function listed(data, found, store) {
  const rows = found.slice(0, 200).map((own) =>
    h("tr", null,
      h("td", null, nameOf(data, own.by)),
      h("td", null, nameOf(data, own.about)),
      h("td", null, h("a", { href: store.link({ pair: own.key }) }, number(own.n))),
      h("td", null, signed(own.stance))));
  const more = found.length > 200 ? `, the first 200 of ${number(found.length)}` : "";
  return h(
    "details",
    { class: "tx-table" },
    h("summary", null, `All pairs as a list${more}`),
    h("div", { class: "tx-scroll", tabindex: 0, role: "region", "aria-label": "All pairs as a list" },
      h("table", { class: "tx-data" }, h("thead", null, h("tr", null, ["Speaker", "Subject", "Statements", "Mean stance"].map((text) => h("th", { scope: "col" }, text)))), h("tbody", null, rows))),
  );
}
