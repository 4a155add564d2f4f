// Fetches the packages that package-lock.json names and lays out what the build copies beside the executable:
// OUT/fonts/*.ttf, OUT/hyphenation/*.txt, OUT/licences/*, and OUT/stamp last of all, so that a run cut short is run again.
// Usage: node fetch.mjs OUT
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? "");
const packages = join(here, "node_modules");

// Folders of the packages, by the cut that we call them.
const upright = { Regular: "400Regular", Bold: "700Bold", Black: "900Black" };
const all = { ...upright, Italic: "400Regular_Italic", BoldItalic: "700Bold_Italic" };
const families = [
  { name: "SourceSerif4", from: "source-serif-4", cuts: all },
  { name: "SourceSans3", from: "source-sans-3", cuts: all },
  { name: "NotoNaskhArabic", from: "noto-naskh-arabic", cuts: { Regular: "400Regular", Bold: "700Bold" } },
  { name: "NotoSansArabic", from: "noto-sans-arabic", cuts: upright },
  { name: "NotoSerifHebrew", from: "noto-serif-hebrew", cuts: upright },
  { name: "NotoSansHebrew", from: "noto-sans-hebrew", cuts: upright },
];

function fail(message) {
  // In the form that MSBuild reads as an error of this file.
  console.error(`assets/fetch.mjs : error HB0001: ${message}`);
  process.exit(1);
}

function npm() {
  // One string through a shell, because npm is a script of another name on Windows.
  const run = spawnSync("npm ci --no-audit --no-fund --ignore-scripts --prefer-offline --loglevel=error", {
    cwd: here, shell: true, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"],
  });
  return { ok: run.status === 0, missing: run.status === 127 || run.status === 9009, said: `${run.stdout}${run.stderr}`.trim() };
}

// npm leaves its own lock file among the packages when it is done.
function packagesAreCurrent() {
  const done = join(packages, ".package-lock.json");
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(here, "package-lock.json")).mtimeMs;
}

function fetchPackages() {
  if (packagesAreCurrent()) return;
  let answer = npm();
  if (!answer.ok && !answer.missing) answer = npm();
  if (answer.missing) fail("npm was not found. Install Node.js 20 or newer, which brings npm, and build again.");
  if (!answer.ok) {
    // Lines that MSBuild would take for errors of its own are quoted.
    console.error(answer.said.split("\n").slice(0, 6).map(line => `  npm says | ${line.replace(/\berror\b/gi, "fault")}`).join("\n"));
    fail("the fonts and hyphenation patterns could not be fetched. They come from the npm registry once: "
      + "connect this machine to the network (or to a registry that npm is set up for) and build again.");
  }
}

// Fills a folder aside and puts it in place by renaming, so that a build never copies half a file.
function layOut(name, fill) {
  const aside = join(out, `${name}.${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  fill(aside);
  rmSync(join(out, name), { recursive: true, force: true });
  renameSync(aside, join(out, name));
}

function copyFonts(folder) {
  for (const { name, from, cuts } of families) {
    for (const [cut, source] of Object.entries(cuts)) {
      const parts = join(packages, "@expo-google-fonts", from, source);
      const file = existsSync(parts) ? readdirSync(parts).find(entry => entry.endsWith(".ttf")) : undefined;
      if (!file) fail(`package ${from} has no ${source}; package-lock.json and this script disagree.`);
      copyFileSync(join(parts, file), join(folder, `${name}-${cut}.ttf`));
    }
  }
}

function copyLicences(folder) {
  for (const { name, from } of families) copyFileSync(join(packages, "@expo-google-fonts", from, "LICENSE_FONT"), join(folder, `${name}.txt`));
  copyFileSync(join(packages, "hyphen", "LICENSE"), join(folder, "hyphen.txt"));
}

function makeHyphenation(folder) {
  const script = join(here, "hyphenation.mjs");
  if (!existsSync(script)) return;
  const run = spawnSync(process.execPath, [script, join(packages, "hyphen"), folder], { encoding: "utf8" });
  process.stdout.write(run.stdout ?? "");
  if (run.status !== 0) {
    process.stderr.write(run.stderr ?? "");
    fail("the hyphenation patterns could not be converted.");
  }
}

// Two builds at once in one checkout take turns: the second finds the stamp of the first.
function withLock(work) {
  const lock = join(out, "lock");
  const patience = 300_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > patience) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isCurrent() {
  const stamp = join(out, "stamp");
  if (!existsSync(stamp)) return false;
  const inputs = readdirSync(here).filter(name => name === "package-lock.json" || name.endsWith(".mjs")).map(name => join(here, name));
  return inputs.every(input => statSync(input).mtimeMs <= statSync(stamp).mtimeMs);
}

if (!process.argv[2]) fail("usage: node fetch.mjs OUT");
if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node.js ${process.versions.node} is too old. Install Node.js 20 or newer and build again.`);
mkdirSync(out, { recursive: true });
process.on("exit", code => { if (code !== 0) rmSync(join(out, "lock"), { recursive: true, force: true }); });
withLock(() => {
  if (isCurrent()) return;
  fetchPackages();
  layOut("fonts", copyFonts);
  layOut("licences", copyLicences);
  layOut("hyphenation", makeHyphenation);
  writeFileSync(join(out, "stamp"), "");
});
