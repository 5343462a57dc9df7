// Code lists: label and definition of every code, in the order of the list.
export class Codes {
  static async of(release) {
    return new Codes(await release.columns("codes", ["code_list", "code", "label", "parent", "definition", "quad_class"]));
  }

  constructor(columns) {
    this.lists = new Map();
    for (let i = 0; i < columns.code.length; i++) {
      const row = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]]));
      if (!this.lists.has(row.code_list)) this.lists.set(row.code_list, new Map());
      const list = this.lists.get(row.code_list);
      if (!list.has(row.code)) list.set(row.code, row);
    }
  }

  codes(list) {
    return [...(this.lists.get(list)?.keys() ?? [])];
  }

  label(list, code) {
    const label = this.lists.get(list)?.get(code)?.label ?? String(code ?? "");
    return label === label.toUpperCase() ? label.charAt(0) + label.slice(1).toLowerCase() : label;
  }

  definition(list, code) {
    return this.lists.get(list)?.get(code)?.definition ?? "";
  }

  quad(type) {
    return this.lists.get("event_type")?.get(type)?.quad_class ?? 0;
  }
}
