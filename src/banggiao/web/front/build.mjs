// Bundles src/ and css/ into ../static: app.js and app.css, which every page loads, and one chunk a chart, which only
// pages with that chart load. The licenses of bundled packages go to ../static/LICENSES.txt.
import { build } from "esbuild";
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "static");

await rm(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  legalComments: "external",
  chunkNames: "chunk-[name]-[hash]",
  metafile: true,
  logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "css/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["chrome123", "firefox120", "safari17.5"],
  logLevel: "warning",
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const notices = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const text = await firstOf(folder, ["LICENSE", "LICENSE.txt", "LICENSE.md"]);
  notices.push(`${name} ${about.version} (${about.license})\n\n${text ?? "No license text in the package."}`);
}
await writeFile(join(out, "LICENSES.txt"), notices.join(`\n\n${"-".repeat(79)}\n\n`) + "\n");

async function firstOf(folder, names) {
  for (const name of names) {
    try {
      return (await readFile(join(folder, name), "utf8")).trim();
    } catch {}
  }
  return null;
}
