// The base map: countries of Natural Earth, cut to the frame that the map can show, made coarser, named by ISO 3166-1.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoBounds } from "d3-geo";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttached, presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const FRAME = { west: 18, south: 2, east: 128, north: 62 };
const COARSENESS = 0.006; // square degrees of a triangle that may go
const STEPS = 20000;

const alpha3 = new Map(
  JSON.parse(readFileSync(require.resolve("i18n-iso-countries/codes.json"), "utf8")).map(([, three, number]) => [number, three]),
);

function touches(country) {
  const [[west, south], [east, north]] = geoBounds(country);
  return west < FRAME.east && east > FRAME.west && west <= east && south < FRAME.north && north > FRAME.south;
}

function cut(country) {
  const kept = polygons(country.geometry).filter((rings) => touches({ type: "Polygon", coordinates: rings }));
  return {
    type: "Feature",
    properties: { name: country.properties.name, code: alpha3.get(country.id) ?? "" },
    geometry: { type: "MultiPolygon", coordinates: kept },
  };
}

const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

export function basemap() {
  const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const countries = feature(world, world.objects.countries).features.map(cut).filter((c) => c.geometry.coordinates.length);
  const whole = presimplify(topology({ countries: { type: "FeatureCollection", features: countries } }));
  const coarse = simplify(whole, COARSENESS);
  const clean = filter(coarse, filterAttached(coarse));
  return JSON.stringify(topology({ countries: feature(clean, clean.objects.countries) }, STEPS));
}
