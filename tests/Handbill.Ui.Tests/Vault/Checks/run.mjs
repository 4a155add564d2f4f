// Bundles NAME.ts as the build bundles scripts, with the same esbuild, and runs it here. Usage: node run.mjs NAME [ARGUMENT…], or node run.mjs --out FILE NAME to bundle only.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const client = join(here, "../../../../src/Handbill.Ui/client");
const { build } = await import(pathToFileURL(join(client, "node_modules/esbuild/lib/main.js")).href);
const { scripts } = await import(pathToFileURL(join(client, "scripts.mjs")).href);

const isKept = process.argv[2] === "--out";
const name = process.argv[isKept ? 4 : 2];
const folder = mkdtempSync(join(tmpdir(), "handbill-check-"));
try {
  const outfile = isKept ? process.argv[3] : join(folder, `${name}.mjs`);
  await build({
    ...scripts, entryPoints: [join(here, `${name}.ts`)], outfile, external: ["node:*"], logLevel: "warning",
    alias: { ...scripts.alias, "#vault": join(client, "vault") }, nodePaths: [join(client, "node_modules")], absWorkingDir: client,
  });
  if (!isKept) await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
