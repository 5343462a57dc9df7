// What an event is called: its label, or a description made of its type and of who takes part on whose word.
const NAMED = 2;
const AT_ONCE = 2000;

export class Titles {
  constructor({ events, codes, parts }) {
    Object.assign(this, { events, codes, parts, lower: [] });
  }

  of(event) {
    return this.events.label[event] ?? this.described(event);
  }

  kind(event) {
    const { type, kind, mode } = this.events;
    const code = type.at(event);
    if (code === null) return kind.at(event) === null ? "Event of no stated type" : this.codes.label("state_kind", kind.at(event));
    const how = mode.at(event) === null ? "" : `, ${this.codes.label("event_mode", mode.at(event)).toLowerCase()}`;
    return this.codes.label("event_type", code) + how;
  }

  described(event) {
    const parts = this.parts.ofEvent(event);
    const named = parts.slice(0, NAMED).map(({ words }) => words);
    const more = parts.length > NAMED ? [`${parts.length - NAMED} more`] : [];
    return `${this.kind(event)}: ${[...named, ...more].join("; ") || "nobody is said to take part"}`;
  }

  // All titles in lower case, for searching.
  folded() {
    this.fold(this.events.size);
    return this.lower;
  }

  fold(upTo) {
    for (let event = this.lower.length; event < upTo; event++) this.lower.push(this.of(event).toLowerCase());
  }

  // Make them while nobody waits, so that the first search is as fast as the next.
  async prepare() {
    while (this.lower.length < this.events.size) {
      await new Promise((resolve) => setTimeout(resolve));
      this.fold(Math.min(this.events.size, this.lower.length + AT_ONCE));
    }
  }
}
