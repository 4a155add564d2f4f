// Writes each test file of the package under its own name. Usage: node write.mjs OUT
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vectors from "cctv-age";

const out = process.argv[2];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [name, bytes] of Object.entries(vectors.default ?? vectors)) writeFileSync(join(out, name), bytes);
writeFileSync(join(out, "stamp"), "");
