// The sentence that goes with an event wherever it is shown: on whose word it stands, who denies it, how sure it is.
const SAID = [
  ["denies", "Denied by"],
  ["denies_responsibility", "Responsibility denied by"],
  ["claims_responsibility", "Claimed by"],
  ["confirms", "Confirmed by"],
  ["will_not_comment", "Would not comment:"],
];

export class Accounts {
  constructor({ accounts, events, codes, voices }) {
    Object.assign(this, { accounts, events, codes, voices });
  }

  words(event) {
    return [...new Set([...this.accounts.reports.of.of(event)].map((report) => this.voices.ofReport(report)))];
  }

  // Who claims, confirms or denies it, or would not comment: [{ relation, lead, by }].
  said(event) {
    const rows = [...this.accounts.joined.of.of(event)];
    return SAID.map(([relation, lead]) => {
      const own = rows.filter((row) => this.accounts.joined.relation.at(row) === relation);
      const by = [...new Set(own.map((row) => this.voices.ofStatement(this.accounts.joined.statement[row])))];
      return { relation, lead, by };
    }).filter(({ by }) => by.length);
  }

  realis(event) {
    const code = this.events.realis.at(event);
    return code === null ? "Reports disagree whether it happened" : `Told as ${this.codes.label("realis", code).toLowerCase()}`;
  }

  corroboration(event) {
    return this.codes.label("corroboration", this.events.corroboration.at(event));
  }

  // One line of text, for tips and tables.
  line(event) {
    const words = this.words(event);
    const more = words.length > 2 ? ` and ${words.length - 2} more` : "";
    const said = this.said(event).map(({ lead, by }) => `${lead} ${by.join("; ")}.`);
    const stands = `${this.realis(event)}, ${this.corroboration(event).toLowerCase()}. On the word of: ${words.slice(0, 2).join("; ")}${more}.`;
    return [stands, ...said].join(" ");
  }
}
