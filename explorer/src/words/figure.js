// A number as an article gives it, in words: bounds stay bounds, open stays open.
const OPEN = { at_least: "at least", at_most: "at most", about: "about", nearly: "nearly", more_than: "more than" };
const VAGUE = new Set(["tens", "dozens", "hundreds", "thousands", "several", "many", "none"]);

function bounds({ minimum, maximum, approximator }) {
  const lead = OPEN[approximator] ? `${OPEN[approximator]} ` : "";
  if (minimum !== null && minimum === maximum) return lead + minimum.toLocaleString("en-GB");
  const both = [minimum, maximum].map((value) => value?.toLocaleString("en-GB"));
  if (minimum !== null && maximum !== null) return `${lead}${both[0]} to ${both[1]}`;
  if (minimum !== null) return lead && approximator !== "nearly" ? lead + both[0] : `${both[0]} or more`;
  if (maximum !== null) return lead && approximator !== "more_than" ? lead + both[1] : `${both[1]} or fewer`;
  return "";
}

export function figureWords(figure, codes, actorName) {
  const numbers = bounds(figure);
  const vague = VAGUE.has(figure.approximator) ? codes.label("approximator", figure.approximator).toLowerCase() : "";
  const amount = [vague, numbers && vague ? `(${numbers})` : numbers].filter(Boolean).join(" ") || "a number that is not stated";
  const of = [figure.category && codes.label("person_category", figure.category).toLowerCase(), actorName].filter(Boolean).join(", ");
  const side = figure.side ? `, side ${figure.side}` : "";
  return `${codes.label("measure", figure.measure)}: ${amount}${of ? ` (${of}${side})` : side}`;
}
