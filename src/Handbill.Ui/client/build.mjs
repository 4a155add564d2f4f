// Makes OUT/files: every folder here with an index.ts becomes NAME.js (type-checked, minified), styles/NAME.css with their imports become
// NAME.css, drawings of icons/ are copied, and the fonts are cut down to the letters that our languages use. OUT/stamp comes last of all,
// so that a run cut short is run again.
// Usage: node build.mjs OUT
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { scripts } from "./scripts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? "");
const packages = join(here, "node_modules");

function fail(message, file = "build.mjs") {
  // In the form that MSBuild reads as an error of this file.
  console.error(`src/Handbill.Ui/client/${file} : error HB0002: ${message}`);
  process.exit(1);
}

// npm leaves its own lock file among the packages when it is done.
function packagesAreCurrent() {
  const done = join(packages, ".package-lock.json");
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(here, "package-lock.json")).mtimeMs;
}

function fetchPackages() {
  if (packagesAreCurrent()) return;
  const npm = () => spawnSync("npm ci --no-audit --no-fund --ignore-scripts --prefer-offline --loglevel=error", {
    cwd: here, shell: true, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"],
  });
  let run = npm();
  if (run.status === 127 || run.status === 9009) fail("npm was not found. Install Node.js 20 or newer, which brings npm, and build again.");
  if (run.status !== 0) run = npm();
  if (run.status !== 0) {
    // Lines that MSBuild would take for errors of its own are quoted.
    const said = `${run.stdout}${run.stderr}`.trim().split("\n").slice(0, 6);
    console.error(said.map(line => `  npm says | ${line.replace(/\berror\b/gi, "fault")}`).join("\n"));
    fail("the packages of the screens could not be fetched. They come from the npm registry once: "
      + "connect this machine to the network (or to a registry that npm is set up for) and build again.");
  }
}

function checkTypes() {
  const run = spawnSync(process.execPath, [join(packages, "typescript", "bin", "tsc"), "-p", here, "--pretty", "false"], { cwd: here, encoding: "utf8" });
  if (run.status === 0) return;
  // "file(1,2): error TS2322: …" is what MSBuild reads; the path is made whole.
  console.error(`${run.stdout}${run.stderr}`.replace(/^(\S+\.ts\()/gm, "src/Handbill.Ui/client/$1"));
  process.exit(1);
}

async function bundle(folder) {
  const { build } = await import(pathToFileURL(join(packages, "esbuild", "lib", "main.js")).href);
  const entries = readdirSync(here).filter(name => existsSync(join(here, name, "index.ts"))).map(name => ({ in: join(here, name, "index.ts"), out: name }));
  const sheets = readdirSync(join(here, "styles")).filter(name => name.endsWith(".css")).map(name => ({ in: join(here, "styles", name), out: name.slice(0, -4) }));
  const shared = { absWorkingDir: here, bundle: true, minify: true, outdir: folder, legalComments: "none", logLevel: "warning" };
  const { metafile } = await build({ ...shared, ...scripts, entryPoints: entries, metafile: true });
  writeFileSync(join(folder, "scripts-licence.txt"), licencesOf(Object.keys(metafile.inputs)));
  // Fonts stand beside the sheet when it is served: their addresses stay as written.
  await build({ ...shared, entryPoints: sheets, external: ["*.woff2", "*.svg"], target: ["chrome111", "firefox113", "safari16.4"], charset: "utf8" });
}

// The licences of all packages of which something is in the scripts, as the packages carry them.
function licencesOf(inputs) {
  const names = new Set(inputs.map(input => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean));
  return [...names].sort().map(name => {
    const { version, license } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
    const text = readdirSync(join(packages, name)).find(entry => /^licen[cs]e/i.test(entry));
    if (!text) fail(`package ${name} has no licence text beside it.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(packages, name, text), "utf8").trim()}\n`;
  }).join("\n\n");
}

async function makeFonts(folder) {
  const { faces } = await import(pathToFileURL(join(here, "fonts.mjs")).href);
  const { default: subset } = await import(pathToFileURL(join(packages, "subset-font", "index.js")).href);
  const kept = join(out, "fonts");
  mkdirSync(kept, { recursive: true });
  for (const face of faces) {
    const parts = join(packages, "@expo-google-fonts", face.package, face.cut);
    const file = existsSync(parts) ? readdirSync(parts).find(entry => entry.endsWith(".ttf")) : undefined;
    if (!file) fail(`package ${face.package} has no ${face.cut}; package-lock.json and fonts.mjs disagree.`, "fonts.mjs");
    const font = readFileSync(join(parts, file));
    // Cutting takes a second a face: what was cut from the same font in the same way is kept.
    const key = createHash("sha256").update(font).update(JSON.stringify(face)).digest("hex").slice(0, 16);
    const made = join(kept, `${key}.woff2`);
    if (!existsSync(made)) {
      writeFileSync(`${made}.part`, await subset(font, face.letters, { targetFormat: "woff2", keepFeatures: face.features }));
      renameSync(`${made}.part`, made);
    }
    copyFileSync(made, join(folder, `${face.name}.woff2`));
  }
  // The licence goes wherever the fonts go.
  const licences = [...new Set(faces.map(face => face.package))].map(name => `${name}\n\n${readFileSync(join(packages, "@expo-google-fonts", name, "LICENSE_FONT"), "utf8")}`);
  writeFileSync(join(folder, "fonts-licence.txt"), licences.join("\n\n"));
}

function copyDrawings(folder) {
  const icons = join(here, "icons");
  if (!existsSync(icons)) return;
  for (const name of readdirSync(icons).filter(name => name.endsWith(".svg"))) copyFileSync(join(icons, name), join(folder, name));
}

if (!process.argv[2]) fail("usage: node build.mjs OUT");
if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node.js ${process.versions.node} is too old. Install Node.js 20 or newer and build again.`);
mkdirSync(out, { recursive: true });
fetchPackages();
checkTypes();
const aside = join(out, `files.${process.pid}`);
rmSync(aside, { recursive: true, force: true });
mkdirSync(aside, { recursive: true });
try {
  await bundle(aside);
  await makeFonts(aside);
} catch (fault) {
  rmSync(aside, { recursive: true, force: true });
  fail(String(fault?.message ?? fault).split("\n")[0]);
}
copyDrawings(aside);
rmSync(join(out, "files"), { recursive: true, force: true });
renameSync(aside, join(out, "files"));
writeFileSync(join(out, "stamp"), "");
