// The two pages as HTML, for WeasyPrint and Chromium.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const e = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export const html = (edition, fonts) => `<!doctype html>
<html lang="${edition.language}"><head><meta charset="utf-8"><title>${e(edition.publication)}, ${e(edition.workplace)}</title><style>
${[["Source Serif 4", 400, "SourceSerif4-Regular"], ["Source Serif 4", 700, "SourceSerif4-Bold"], ["Source Serif 4", 900, "SourceSerif4-Black"], ["Source Sans 3", 700, "SourceSans3-Bold"]]
    .map(([family, weight, file]) => `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${pathToFileURL(join(fonts, `${file}.ttf`))}") }`).join("\n")}
@page { size: A4; margin: 31pt 34pt }
* { margin: 0; padding: 0 }
body { font: 10pt/12.5pt "Source Serif 4"; text-align: justify; hyphens: auto; orphans: 2; widows: 2 }
header { text-align: center } .name { font: 900 46pt/48pt "Source Serif 4" } .motto { font-size: 10.5pt }
.date { border: solid #000; border-width: 1pt 0; margin: 4pt 0 6pt; padding: 2pt 0; text-align: left; overflow: hidden }
.date b { font: 700 17pt/20pt "Source Sans 3" } .date span { float: right; line-height: 20pt }
h1 { font: 700 27pt/29pt "Source Serif 4"; text-align: left; hyphens: none; margin-bottom: 6pt }
section { column-gap: 15pt; column-fill: auto } .front { columns: 2 } .back { columns: 3; break-before: page; font-size: 9.2pt; line-height: 11.5pt }
p + p { text-indent: 1em }
h2 { font: 700 11.5pt/12.6pt "Source Sans 3"; text-align: left; hyphens: none; margin-top: 11.5pt; break-after: avoid }
h2:first-child { margin-top: 0 } small { font-size: 7.8pt }
</style></head><body>
<header><div class="name">${e(edition.publication)}</div><div class="motto">${e(edition.motto)}</div>
<div class="date"><b>${e(edition.workplace)}</b><span>No. ${edition.number} · ${edition.date}</span></div></header>
<h1>${e(edition.title)}</h1>
<section class="front">${edition.editorial.map(text => `<p>${e(text)}</p>`).join("\n")}</section>
<section class="back">${edition.items.map(item => `<h2>${e(item.headline)}</h2>${item.text.map(text => `<p>${e(text)}</p>`).join("\n")}`).join("\n")}
<p><small>${e(edition.imprint)}</small></p></section>
</body></html>`;
