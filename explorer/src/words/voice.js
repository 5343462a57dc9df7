// On whose word something stands, in words: an outlet, a speaker in an outlet, the links between.
import { chainOf } from "../data/speaker.js";

const NAMELESS = new Set(["role_only", "affiliation_only", "unattributed"]);
const UNNAMED = {
  document: "a document",
  impersonal: "a source that is not named",
  population: "people",
  unnamed_group: "an unnamed group",
  unnamed_person: "an unnamed person",
};
const NAMED = new Set(["person", "office"]);
export const NO_OUTLET = "an unnamed outlet";

export class Voices {
  constructor({ accounts, actors, codes }) {
    Object.assign(this, { accounts, actors, codes });
  }

  outlet(article) {
    const { outlet, republisher } = this.accounts.articles;
    if (article < 0) return NO_OUTLET;
    if (outlet[article] >= 0) return this.actors.name[outlet[article]];
    return republisher[article] < 0 ? NO_OUTLET : `${NO_OUTLET} (on ${this.actors.name[republisher[article]]})`;
  }

  own(article) {
    return `${this.outlet(article)} (own voice)`;
  }

  // Somebody in a chain: a name, or what kind of source it is, and for whom.
  source(link) {
    const { actor, behalf, affiliation, kind, anonymity } = this.accounts.links;
    const name = actor[link] >= 0 ? this.actors.name[actor[link]] : UNNAMED[kind.at(link)] ?? this.codes.label("source_kind", kind.at(link)).toLowerCase();
    const whole = behalf[link] >= 0 ? behalf[link] : affiliation[link];
    const of = behalf[link] >= 0 ? "for" : "of";
    const side = whole >= 0 && whole !== actor[link] ? `${of} ${this.actors.name[whole]}` : "";
    const hidden = NAMELESS.has(anonymity.at(link)) && NAMED.has(this.actors.kind[actor[link]]) ? "not named" : "";
    const rest = [side, hidden].filter(Boolean).join(", ");
    return rest ? `${name} (${rest})` : name;
  }

  // Who holds the content of a statement, and through whom.
  speaker(statement) {
    const links = chainOf(this.accounts, statement).filter((link) => this.accounts.links.position[link] > 0);
    if (links.length === 0) return this.own(this.accounts.statements.article[statement]);
    const names = links.map((link) => this.source(link)).reverse();
    return names.length > 1 ? `${names[0]}, through ${names.slice(1).join(", through ")}` : names[0];
  }

  ofStatement(statement, according = ", in ") {
    if (this.accounts.statements.depth[statement] === 0) return this.speaker(statement);
    return `${this.speaker(statement)}${according}${this.outlet(this.accounts.statements.article[statement])}`;
  }

  ofReport(report) {
    const { statement, article } = this.accounts.reports;
    return statement[report] >= 0 ? this.ofStatement(statement[report]) : this.own(article[report]);
  }
}
