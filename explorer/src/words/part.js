// Who takes part in an event, as what, and on whose word: never a role without them.
const ACCUSED = new Set(["accused", "accused_by_authorities"]); // somebody says so, an authority or anybody else
const BLAMED = new Set(["initiator", "co_initiator", "alleged_sponsor", "facilitator", "organiser", "holder"]);
const LEADS = { self_claimed: "by its own account:", possible: "possibly, says", denied: "which is denied by", cleared: "which is not so, says" };

export class Parts {
  constructor({ accounts, actors, codes, voices }) {
    Object.assign(this, { accounts, actors, codes, voices });
  }

  name(row) {
    const { actor, acting } = this.accounts.parts;
    const as = acting[row] >= 0 && acting[row] !== actor[row] ? ` (for ${this.actors.name[acting[row]]})` : "";
    return (actor[row] >= 0 ? this.actors.name[actor[row]] : "somebody not known") + as;
  }

  role(row) {
    return this.codes.label("participant_role", this.accounts.parts.role.at(row)).toLowerCase();
  }

  // How the role is attributed; empty where the article says it as a fact in its own voice.
  attribution(row) {
    const { status, statement, report } = this.accounts.parts;
    const code = status.at(row);
    if (code === "as_fact") return "";
    const own = this.voices.own(this.accounts.reports.article[report[row]]);
    const word = statement[row] >= 0 ? this.voices.ofStatement(statement[row]) : own;
    if (ACCUSED.has(code)) return this.blames(row) ? `accused by ${this.voices.ofStatement(statement[row], ", according to ")}` : `says ${word}`;
    return `${LEADS[code] ?? this.codes.label("attribution_status", code).toLowerCase()} ${word}`;
  }

  // Whether to say that somebody has the role is to blame them: who acts in a conflict, or holds a state of affairs.
  blames(row) {
    const { role, statement, report } = this.accounts.parts;
    const type = this.accounts.events.type.at(this.accounts.reports.event[report[row]]);
    const conflict = type === null || this.codes.quad(type) > 2;
    return statement[row] >= 0 && conflict && BLAMED.has(role.at(row));
  }

  words(row) {
    const said = this.attribution(row);
    return `${this.name(row)}, ${this.role(row)}${said && ` (${said})`}`;
  }

  // The participants of an event over all its reports, what is said of each kept apart: [{ words, alleged }].
  ofEvent(event) {
    const found = new Map();
    for (const report of this.accounts.reports.of.of(event)) {
      for (const row of this.accounts.parts.of.of(report)) {
        const words = this.words(row);
        if (!found.has(words)) found.set(words, { words, row, alleged: this.accounts.parts.status.at(row) !== "as_fact" });
      }
    }
    const rank = new Map(this.codes.codes("participant_role").map((code, i) => [code, i]));
    const at = ({ row }) => rank.get(this.accounts.parts.role.at(row)) ?? 99;
    return [...found.values()].sort((a, b) => at(a) - at(b));
  }
}
