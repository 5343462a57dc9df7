// A report of an error, ready to send: which event of which release, a link to this page, and what is wrong.
import { save } from "../csv.js";
import { h } from "../dom.js";

const KINDS = ["A code is wrong", "Somebody's word is misplaced or missing", "A date, place or number is wrong", "Two events are one, or one is two", "A row should not be published", "Something else"];

export function written({ release, events, titles }, row, kind, what, where) {
  return [
    `Error report for ${release.manifest.name}, release ${release.version}`,
    "",
    `Event: ${events.id[row]} (${titles.of(row)})`,
    `Page: ${where}`,
    `Kind: ${kind}`,
    "",
    "What is wrong, and how you know:",
    what.trim() || "(please say here)",
    "",
  ].join("\n");
}

export function problem(data, row, url) {
  const kind = h("select", { name: "kind" }, KINDS.map((text) => h("option", null, text)));
  const what = h("textarea", { name: "what", rows: 4 });
  const told = h("p", { role: "status", class: "tx-note" });
  const text = () => written(data, row, kind.value, what.value, location.href);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      told.textContent = "Copied. Paste it where you write to the maintainers.";
    } catch {
      told.textContent = "This browser does not let the page copy. Download the report instead.";
    }
  };
  const download = () => save(`torkham-error-${data.events.id[row]}.txt`, text(), "text/plain");
  const open = () => window.open(url, "_blank", "noopener");
  return h(
    "details",
    { class: "tx-problem" },
    h("summary", { "data-focus": "problem" }, "Report an error in this event"),
    h("p", null, "This makes a report with the event, the release and a link to this page. Do not put private persons' names into it."),
    h("label", { class: "tx-field" }, h("span", null, "What kind of error"), kind),
    h("label", { class: "tx-field" }, h("span", null, "What is wrong, and how you know"), what),
    h("div", { class: "tx-buttons" },
      h("button", { type: "button", class: "tx-button", onclick: copy }, "Copy the report"),
      h("button", { type: "button", class: "tx-button", onclick: download }, "Download it"),
      url && h("button", { type: "button", class: "tx-button", onclick: async () => { await copy(); open(); } }, "Copy it and open the tracker")),
    told,
    url ? null : h("p", { class: "tx-note" }, "Send it to the maintainers by the way through which you got this site."),
  );
}
