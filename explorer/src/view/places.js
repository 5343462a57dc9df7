// Where the selected events are put, by report: events a place, and what of it a map can show.
export function placesOf({ accounts, places }, failed) {
  const seen = new Map();
  const { placed } = accounts;
  for (let row = 0; row < placed.size; row++) {
    const event = placed.event[row];
    if (event < 0 || failed[event] !== 0 || placed.place[row] < 0) continue;
    if (!seen.has(placed.place[row])) seen.set(placed.place[row], new Set());
    seen.get(placed.place[row]).add(event);
  }
  const found = [...seen].map(([place, events]) => ({ place, name: places.name[place], events }));
  return found.sort((a, b) => b.events.size - a.events.size || (a.name < b.name ? -1 : 1));
}

// Marks: a circle a place with coordinates; a square a country for its places without; the rest has no mark.
export function marksOf({ places }, found, middles) {
  const points = [];
  const squares = new Map();
  const rest = [];
  for (const own of found) {
    const { place } = own;
    const middle = middles.get(places.country[place]);
    if (!Number.isNaN(places.latitude[place])) points.push({ ...own, at: [places.longitude[place], places.latitude[place]], round: true });
    else if (places.country[place] && middle) add(squares, places.country[place], own, middle, places);
    else rest.push(own);
  }
  return { marks: [...points, ...squares.values()].sort((a, b) => b.events.size - a.events.size), rest };
}

function add(squares, country, { place, name, events }, at, places) {
  if (!squares.has(country)) {
    const whole = places.country.findIndex((code, row) => code === country && places.kind[row] === "country");
    squares.set(country, { place: whole, name: whole < 0 ? country : places.name[whole], at, round: false, events: new Set(), named: [] });
  }
  const square = squares.get(country);
  for (const event of events) square.events.add(event);
  if (places.kind[place] !== "country") square.named.push(name);
}

export function path({ places }, place) {
  const names = [];
  for (let at = places.parent[place]; at >= 0 && names.length < 10; at = places.parent[at]) names.push(places.name[at]);
  return names.join(", ");
}
