// Gives the same two pages to every program that is installed, and prints one table.
// usage: node peers.mjs [--issue FOLDER] [--editions N] [--only NAME,NAME] [--keep FOLDER] [--json]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fontsFolder, readIssue } from "./copy.mjs";
import { html } from "./html.mjs";
import { judge } from "./quality.mjs";
import { roff } from "./roff.mjs";
import { tex } from "./tex.mjs";

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, "../..");
const option = (name, fallback) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; };
const say = text => { if (!process.argv.includes("--json")) console.log(text); };

const issue = resolve(option("issue", join(root, "../shared/corpus/issues/wikinews")));
const fonts = fontsFolder(root);
if (!existsSync(issue)) fail(`there is no folder ${issue}; name one with --issue`);
if (!fonts) fail("the fonts are missing: build the solution once, which fetches them");
const editions = readIssue(issue, Number(option("editions", "100")));
if (editions.length === 0) fail(`${issue} has no editions in its own language`);
const only = option("only", "")?.split(",").filter(Boolean);
const keep = option("keep", null), work = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), "peers-"));

function fail(message) { console.error(`peers: ${message}`); process.exit(1); }
const has = program => spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim() || null;
const tail = text => text.trim().split("\n").slice(-3).join(" | ");

// Runs a program and counts its processor time with that of all processes it waited for.
function run(program, args, options = {}) {
  const timed = spawnSync("bash", ["-c", 'TIMEFORMAT="%R %U %S"; { time "$@" 2>&3; } 3>&2 2>"$TIMES"', "run", program, ...args],
    { encoding: "utf8", maxBuffer: 1 << 28, ...options, env: { ...process.env, TIMES: join(work, "times"), ...options.env } });
  if (timed.status !== 0) throw new Error(`${program} gave ${timed.status}: ${tail(timed.stderr || timed.stdout)}`);
  const [seconds, user, system] = spawnSync("cat", [join(work, "times")], { encoding: "utf8" }).stdout.trim().split(/\s+/).map(Number);
  return { seconds, cpu: user + system, said: timed.stdout };
}

const lastJson = said => JSON.parse(said.trim().split("\n").at(-1));
const pdfs = folder => readdirSync(folder).filter(name => name.endsWith(".pdf")).sort().map(name => join(folder, name));
function writeHtml(folder) {
  mkdirSync(folder, { recursive: true });
  for (const edition of editions) writeFileSync(join(folder, `${edition.slug}.html`), html(edition, fonts));
}

// Each gives { seconds, cpu, version }, leaves its PDFs in `out`, or gives { missing }.
const programs = {
  handbill(out) {
    const bench = join(root, "bench/Handbill.Benchmarks/bin/Release/net10.0/Handbill.Benchmarks.dll");
    if (!existsSync(bench)) return { missing: "build bench/Handbill.Benchmarks first" };
    return { ...lastJson(run("dotnet", [bench, "editions", issue, "--out", out, "--limit", String(editions.length)]).said), version: "Handbill" };
  },
  typst(out) {
    if (!existsSync(join(here, "node_modules"))) return { missing: "run `npm ci` in bench/peers" };
    const file = join(work, "editions.json");
    writeFileSync(file, JSON.stringify(editions));
    return lastJson(run(process.execPath, [join(here, "typst.mjs"), file, fonts, out]).said);
  },
  pdflatex(out) {
    if (!has("pdflatex")) return { missing: "pdflatex is not installed" };
    const microtype = spawnSync("kpsewhich", ["microtype.sty"]).status === 0;
    writeFileSync(join(out, "batch.tex"), tex(editions, microtype));
    const version = /TeX Live (\d+)/.exec(spawnSync("pdflatex", ["--version"], { encoding: "utf8" }).stdout)?.[1];
    return { ...run("pdflatex", ["-interaction=batchmode", "batch.tex"], { cwd: out }), version: `pdfLaTeX ${version ?? ""}${microtype ? ", microtype" : ""}` };
  },
  weasyprint(out) {
    const python = ["/usr/bin/python3", "python3"].find(name => spawnSync(name, ["-c", "import weasyprint"]).status === 0);
    if (!python) return { missing: "WeasyPrint is not installed" };
    writeHtml(join(work, "html"));
    return lastJson(run(python, [join(here, "weasy.py"), join(work, "html"), out]).said);
  },
  groff(out) {
    if (!has("groff")) return { missing: "groff is not installed" };
    writeFileSync(join(out, "batch.ms"), roff(editions));
    const version = spawnSync("groff", ["--version"], { encoding: "utf8" }).stdout.split("\n")[0].replace("GNU groff version", "groff");
    return { ...run("sh", ["-c", "groff -k -ms -Tpdf -dpaper=a4 -P-pa4 batch.ms > batch.pdf"], { cwd: out }), version };
  },
  chromium(out) {
    const program = has("chromium") ?? has("chromium-browser") ?? has("google-chrome");
    if (!program) return { missing: "Chromium is not installed" };
    writeHtml(join(work, "html"));
    const whole = run(process.execPath, [join(here, "chromium.mjs"), program, join(work, "html"), out]);
    // Processor time includes the browser's start; its many processes cannot be told apart from it.
    return { cpu: whole.cpu, ...lastJson(whole.said) };
  },
};

const rows = [];
say(`${editions.length} editions of ${issue.split("/").at(-1)}, two pages each`);
for (const [name, make] of Object.entries(programs)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const out = join(work, name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  try {
    const made = make(out);
    if (made.missing) { say(`${name}: skipped, ${made.missing}`); continue; }
    const quality = judge(pdfs(out));
    const count = made.editions ?? editions.length;
    rows.push({ name, version: made.version, each: made.seconds / count, rate: (made.fitted ?? count) / made.cpu, overflow: quality.pages - 2 * count, ...quality });
  } catch (error) {
    say(`${name}: failed, ${error.message}`);
    process.exitCode = 1;
  }
}
const ours = rows.find(row => row.name === "handbill");
if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
else {
  const header = ["program", "s an edition", "editions a core-s", "ours to it", "pages too many", "word spaces ±", "hyphens / 100 lines", "stacks ≥ 3", "widows"];
  const table = rows.map(row => [row.version, row.each.toFixed(4), row.rate.toFixed(1), ours ? `${(ours.rate / row.rate).toFixed(1)}×` : "–", String(row.overflow),
    `${row.deviation.toFixed(2)} pt, ${(100 * row.spaces).toFixed(0)} %`, row.hyphens.toFixed(1), String(row.stacks), String(row.widows)]);
  for (const row of [header, header.map(() => "---"), ...table]) console.log(`| ${row.join(" | ")} |`);
}
if (keep) say(`The PDFs are in ${work}.`); else rmSync(work, { recursive: true, force: true });
