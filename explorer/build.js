// Build the explorer into a folder: the committed one, or the one given.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { basemap } from "./basemap.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = process.argv[2] ?? here("../docs/assets/explorer");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/basemap.json`, basemap() + "\n");
await build({
  absWorkingDir: here("."),
  entryPoints: { explorer: "src/main.js", "explorer-style": "css/main.css" },
  outdir: out,
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  splitting: true,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  logLevel: "warning",
});
