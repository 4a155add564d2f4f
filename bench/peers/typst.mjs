// One warm process of Typst: compiles every edition into a tagged PDF. Prints { seconds, cpu, version } as JSON.
// usage: node typst.mjs EDITIONS.json FONTS OUT
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [editionsFile, fonts, out] = process.argv.slice(2);
const editions = JSON.parse(readFileSync(editionsFile, "utf8"));
const s = text => JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, "\\u{$1}");

const page = edition => `
#set document(title: ${s(`${edition.publication}, ${edition.workplace}`)})
#set page(paper: "a4", margin: (x: 34pt, y: 31pt))
#set text(font: "Source Serif 4", size: 10pt, lang: ${s(edition.language)}, hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 2.5pt, spacing: 2.5pt, first-line-indent: 1em)
#show heading.where(level: 2): it => block(above: 11.5pt, below: 2.3pt, sticky: true, text(font: "Source Sans 3", size: 11.5pt, weight: 700, hyphenate: false, par(justify: false, leading: 1.1pt, it.body)))
#align(center)[#text(size: 46pt, weight: 900)[#${s(edition.publication)}] \\ #text(size: 10.5pt, style: "italic")[#${s(edition.motto)}]]
#v(4pt) #line(length: 100%, stroke: 1pt)
#text(font: "Source Sans 3", size: 17pt, weight: 700)[#${s(edition.workplace)}] #h(1fr) #text(size: 9.5pt)[#${s(`No. ${edition.number} · ${edition.date}`)}]
#line(length: 100%, stroke: 1pt) #v(6pt)
#show heading.where(level: 1): set par(justify: false)
#heading(level: 1, text(size: 27pt, weight: 700, hyphenate: false)[#${s(edition.title)}])
#v(6pt)
#columns(2, gutter: 15pt)[
${edition.editorial.map(text => `#par[#${s(text)}]`).join("\n")}
]
#pagebreak()
#set text(size: 9.2pt)
#set par(leading: 2.3pt, spacing: 2.3pt)
#columns(3, gutter: 15pt)[
${edition.items.map(item => `#heading(level: 2)[#${s(item.headline)}]\n${item.text.map(text => `#par[#${s(text)}]`).join("\n")}`).join("\n")}
#line(length: 100%, stroke: 0.5pt)
#text(size: 7.8pt)[#${s(edition.imprint)}]
]
`;

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
const render = edition => compiler.pdf({ mainFileContent: page(edition) }, { pdfTags: true });
const version = compiler.query({ mainFileContent: "#metadata(str(sys.version)) <v>" }, { selector: "<v>", field: "value" })[0];

// Warm: fonts are found and read, code is hot; the editions that warm it are not those that are timed.
for (const edition of editions.slice(-3)) render({ ...edition, workplace: `${edition.workplace} (warming)` });
const start = process.hrtime.bigint(), used = process.cpuUsage();
for (const edition of editions) {
  writeFileSync(join(out, `${edition.slug}.pdf`), render(edition));
  compiler.evictCache(10);
}
const cpu = process.cpuUsage(used);
console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - start) / 1e9, cpu: (cpu.user + cpu.system) / 1e6, version: `Typst ${version}` }));
