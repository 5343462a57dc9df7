// Terms and what they are for one thing, as a description list; terms that differ among reports are marked.
import { h } from "../dom.js";

export function facts(rows) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return h(
    "dl",
    { class: "tx-facts" },
    shown.map(([term, value, differs]) => [h("dt", null, term, differs && h("span", { class: "tx-differs" }, " differs")), h("dd", null, value)]),
  );
}
