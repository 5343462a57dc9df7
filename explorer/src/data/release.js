// One release in a folder of this site: its manifest, and columns of its tables, each file fetched once.
import { columnsOf, namesOf } from "./parquet.js";

// A table is one file of its name; or a folder of that name, if the manifest lists the files in it.
export function filesOf(manifest, table) {
  const file = `${table}.parquet`;
  const listed = Object.keys(manifest.tables[table]?.files ?? {}).sort();
  return listed.length ? listed.map((part) => `${file}/${part}`) : [file];
}

export function folderOf(asked, usual) {
  const folder = new URL(asked ?? usual, document.baseURI);
  if (folder.origin !== location.origin) throw new Error(`Releases are read from this site alone, not from ${folder.origin}.`);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  return folder;
}

export class Release {
  static async at(folder) {
    const answer = await got(new URL("manifest.json", folder));
    return new Release(folder, await answer.json());
  }

  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.files = new Map();
    this.read = new Map();
  }

  get version() {
    return this.manifest.version;
  }

  rows(table) {
    return this.manifest.tables[table]?.rows ?? 0;
  }

  // The named columns of a table, each decoded once.
  async columns(table, names) {
    if (!this.read.has(table)) this.read.set(table, new Map());
    const read = this.read.get(table);
    const fresh = names.filter((name) => !read.has(name));
    const decoded = fresh.length ? this.decoded(table, fresh) : null;
    for (const name of fresh) read.set(name, decoded.then((columns) => columns[name]));
    const arrays = await Promise.all(names.map((name) => read.get(name)));
    return Object.fromEntries(names.map((name, i) => [name, arrays[i]]));
  }

  async decoded(table, names) {
    const files = filesOf(this.manifest, table);
    const parts = await Promise.all(files.map(async (file) => columnsOf(await this.bytes(file), names)));
    if (parts.length === 1) return parts[0];
    return Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => part[name])]));
  }

  async whole(table) {
    const [first] = filesOf(this.manifest, table);
    return this.columns(table, await namesOf(await this.bytes(first)));
  }

  bytes(file) {
    if (!this.files.has(file)) this.files.set(file, got(new URL(file, this.folder)).then((answer) => answer.arrayBuffer()));
    return this.files.get(file);
  }
}

async function got(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname} could not be read (${answer.status}).`);
  return answer;
}
