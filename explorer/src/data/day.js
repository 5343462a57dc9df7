// Days as numbers since 1970-01-01, and as ISO text.
import { NONE } from "./column.js";

const MS = 86400000;

export const iso = (day) => (day === NONE ? "" : new Date(day * MS).toISOString().slice(0, 10));

export function dayOf(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) / MS : NaN;
  return Number.isNaN(day) ? NONE : day;
}

export const yearOf = (day) => new Date(day * MS).getUTCFullYear();

export const monthOf = (day) => yearOf(day) * 12 + new Date(day * MS).getUTCMonth();

export const firstOfMonth = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / MS;

export const firstOfYear = (year) => Date.UTC(year, 0, 1) / MS;
