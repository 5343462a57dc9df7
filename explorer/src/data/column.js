// Columns as typed arrays: codes of a dictionary, row numbers of another table, days. Minus one or NONE is no value.
export const NONE = -2147483648;

export class Coded {
  constructor(strings) {
    this.values = [];
    this.codes = new Int32Array(strings.length);
    const known = new Map();
    for (let i = 0; i < strings.length; i++) {
      const value = strings[i];
      let code = value === null ? -1 : known.get(value);
      if (code === undefined) {
        code = this.values.push(value) - 1;
        known.set(value, code);
      }
      this.codes[i] = code;
    }
  }

  at(row) {
    return this.codes[row] < 0 ? null : this.values[this.codes[row]];
  }
}

export const coded = (strings) => new Coded(strings);

export const flags = (booleans) => Uint8Array.from(booleans, (value) => (value ? 1 : 0));

export const days = (numbers) => Int32Array.from(numbers, (value) => value ?? NONE);

export const counts = (numbers) => Float64Array.from(numbers, (value) => value ?? NaN);

export function indexed(ids) {
  const index = new Map();
  for (let i = 0; i < ids.length; i++) index.set(ids[i], i);
  return index;
}

export function rowsIn(index, ids) {
  const rows = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) rows[i] = ids[i] === null ? -1 : (index.get(ids[i]) ?? -1);
  return rows;
}
