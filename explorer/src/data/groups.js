// Which rows of a table belong to each row of another: one array of rows, cut at offsets.
export class Groups {
  constructor(keys, size) {
    this.starts = new Uint32Array(size + 1);
    for (const key of keys) if (key >= 0) this.starts[key + 1]++;
    for (let i = 0; i < size; i++) this.starts[i + 1] += this.starts[i];
    this.rows = new Uint32Array(this.starts[size]);
    const next = this.starts.slice(0, size);
    for (let row = 0; row < keys.length; row++) if (keys[row] >= 0) this.rows[next[keys[row]]++] = row;
  }

  of(key) {
    return this.rows.subarray(this.starts[key], this.starts[key + 1]);
  }
}
