// Events as CSV: the columns of the table events, in its order, as RFC 4180 has it.
import { NONE } from "./data/column.js";
import { iso } from "./data/day.js";

const DAYS = /^date_(start|end)_(earliest|latest)$/;

function field(name, value) {
  if (value === null || value === undefined) return "";
  const text = DAYS.test(name) ? iso(value ?? NONE) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(columns, rows) {
  const names = Object.keys(columns);
  const lines = [names.join(",")];
  for (const row of rows) lines.push(names.map((name) => field(name, columns[name][row])).join(","));
  return lines.join("\r\n") + "\r\n";
}

export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
