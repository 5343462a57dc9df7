// The base map, drawn into a frame: land, borders, and apart the lines that this corpus is about and that are disputed.
import { geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { svg } from "../dom.js";

export const FRAMES = {
  region: { label: "Pakistan and Afghanistan", west: 59, south: 23, east: 80, north: 39 },
  wide: { label: "Wider region", west: 24, south: 8, east: 122, north: 58 },
};
const DISPUTED = [["AFG", "PAK"], ["IND", "PAK"], ["CHN", "IND"], ["CHN", "PAK"]];

let asked = null;

export function basemap() {
  asked ??= fetch(new URL("basemap.json", import.meta.url)).then((answer) => answer.json());
  return asked;
}

export function projected(frame, width, height) {
  const { west, south, east, north } = FRAMES[frame] ?? FRAMES.region;
  const corners = { type: "MultiPoint", coordinates: [[west, south], [east, north]] };
  return geoMercator().fitExtent([[0, 0], [width, height]], corners).clipExtent([[-2, -2], [width + 2, height + 2]]);
}

export function land(topology, projection) {
  const path = geoPath(projection);
  const { countries } = topology.objects;
  const contested = (a, b) => a !== b && DISPUTED.some((pair) => pair.every((code) => [a, b].some((side) => side.properties.code === code)));
  const siachen = (a, b) => a !== b && [a, b].some((side) => side.properties.code === "" && side.properties.name.startsWith("Siachen"));
  const disputed = (a, b) => contested(a, b) || siachen(a, b);
  return svg(
    "g",
    null,
    svg("path", { class: "tx-land", d: path(feature(topology, countries)) ?? "" }),
    svg("path", { class: "tx-border", d: path(mesh(topology, countries, (a, b) => a !== b && !disputed(a, b))) ?? "" }),
    svg("path", { class: "tx-border tx-disputed", d: path(mesh(topology, countries, disputed)) ?? "" }),
  );
}

// The middle of the largest piece of each country, by its ISO 3166-1 alpha-3 code: Map of code to [longitude, latitude].
export function middles(topology) {
  const path = geoPath(geoMercator());
  const { features } = feature(topology, topology.objects.countries);
  return new Map(
    features.map(({ properties, geometry }) => {
      const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      const shapes = pieces.map((coordinates) => ({ type: "Polygon", coordinates }));
      const largest = shapes.reduce((most, shape) => (path.area(shape) > path.area(most) ? shape : most));
      return [properties.code, geoMercator().invert(path.centroid(largest))];
    }),
  );
}
