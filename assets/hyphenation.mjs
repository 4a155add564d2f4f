// Writes the hyphenation patterns of the npm package "hyphen" in the text form that Handbill.Typesetting.Text.Hyphenator
// reads: comments, "left N", "right N", "exception ta-ble" lines, then one pattern a line as TeX writes them.
// Only sets whose licence lets anyone carry them on; docs/licences.md says which, and whose they are.
// Usage: node hyphenation.mjs HYPHEN_PACKAGE OUT
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

// Fewest letters before and after a hyphen: what tex-hyphen gives for typesetting, but for Greek, where it gives 1 and 1.
const sets = {
  "ca": { left: 2, right: 2, licence: "LPPL 1 or later", holder: "Gonçal Badenes" },
  "de-1996": { left: 2, right: 2, licence: "MIT", holder: "Deutschsprachige Trennmustermannschaft" },
  "el-monoton": { left: 2, right: 2, licence: "MIT or LPPL", holder: "Dimitrios Filippou" },
  "en-gb": { left: 2, right: 3, licence: "MIT", holder: "Dominik Wujastyk, Graham Toal" },
  "en-us": { left: 2, right: 3, licence: "free use with notice", holder: "Gerard D.C. Kuiken" },
  "es": { left: 2, right: 2, licence: "MIT", holder: "Javier Bezos, CervanTeX" },
  "fr": { left: 2, right: 2, licence: "MIT", holder: "Daniel Flipo, Bernard Gaulle, Arthur Reutenauer" },
  "it": { left: 2, right: 2, licence: "MIT or LPPL 1.3 or later", holder: "Claudio Beccari" },
  "nl": { left: 2, right: 2, licence: "MIT", holder: "Piet Tutelaers" },
  "pl": { left: 2, right: 2, licence: "MIT", holder: "Hanna Kołodziejska, Bogusław Jackowski, Marek Ryćko" },
  "pt": { left: 2, right: 3, licence: "BSD 3-clause", holder: "Pedro J. de Rezende, J. Joao Dias Almeida, Leonardo Araujo, Aline Benevides" },
  "ru": { left: 2, right: 2, licence: "LPPL 1.2 or later", holder: "Alexander I. Lebedev" },
  "sv": { left: 2, right: 2, licence: "LPPL 1.2 or later", holder: "Jan Michael Rynning" },
  "tr": { left: 2, right: 2, licence: "LPPL 1 or later", holder: "Pierre A. MacKay, TUG" },
};

// A node of the package's tree is the number of a row of levels (a pattern ends here), its children, or both as a pair.
function* patternsOf(node, levels, letters = "") {
  const [children, row] = Array.isArray(node) ? node : typeof node === "number" ? [{}, node] : [node, -1];
  if (row >= 0) yield spell(letters, levels[row]);
  for (const letter of Object.keys(children)) yield* patternsOf(children[letter], levels, letters + letter);
}

// Levels stand before each letter and after the last; the dot that marks a word's start has none before it.
function spell(letters, levels) {
  const first = letters.startsWith(".") ? 1 : 0;
  let pattern = letters.slice(0, first);
  for (let i = first; i <= letters.length; i++) pattern += (levels[i - first] || "") + (letters[i] ?? "");
  return pattern;
}

// The package counts an exception's places in the hyphenated word, so that each hyphen moves those after it by one.
function spellException(word, places) {
  const points = places.map((place, i) => place - i);
  return [...word].map((letter, i) => (points.includes(i) ? "-" : "") + letter).join("");
}

const [packageFolder, out] = process.argv.slice(2).map(path => resolve(path));
if (!out) {
  console.error("usage: node hyphenation.mjs HYPHEN_PACKAGE OUT");
  process.exit(1);
}

const require = createRequire(import.meta.url);
mkdirSync(out, { recursive: true });
for (const [name, { left, right, licence, holder }] of Object.entries(sets)) {
  const [levels, tree, exceptions] = require(join(packageFolder, "patterns", `${name}.js`));
  const lines = [
    `# Hyphenation patterns ${name}, of the tex-hyphen collection, by way of the npm package hyphen; form changed, content not.`,
    `# Copyright: ${holder}. Licence: ${licence}.`,
    `left ${left}`,
    `right ${right}`,
    ...Object.entries(exceptions ?? {}).map(([word, points]) => `exception ${spellException(word, points)}`),
    ...patternsOf(tree, levels),
  ];
  writeFileSync(join(out, `${name}.txt`), lines.join("\n") + "\n");
}
