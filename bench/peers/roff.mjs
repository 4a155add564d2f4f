// The two pages for groff's ms macros, all editions in one run. Type is Times, enlarged until its
// lower-case alphabet is as wide as that of Source Serif 4.
const WIDER = 142.57 / 119.4;

const e = text => text.replaceAll("\\", "\\e").replace(/^([.'])/gm, "\\&$1").replace(/-/g, "\\-").replace(/([A-Za-z])\\-([A-Za-z])/g, "$1-$2");
const size = (points, leading) => `.ps ${(points * WIDER).toFixed(2)}\n.vs ${leading}p`;

export const roff = editions => `.nr PO 34p
.nr LL 527p
.nr HM 31p
.nr FM 31p
.nr GW 15p
.nr PD 0
.nr PI 1m
.nr HORPHANS 2
.ds CH
.ds CF
.hy 4
${editions.map((edition, n) => `${n ? ".1C" : ""}
.nr PS ${(10 * WIDER).toFixed(2)}
.nr VS 12.5p
.LP
.ce 2
.ps 46
.vs 48p
\\fB${e(edition.publication)}\\fP
${size(10.5, 13)}
${e(edition.motto)}
.ce 0
.LP
\\l'527p'
.br
\\fB\\s[17]${e(edition.workplace)}\\s0\\fP   No. ${edition.number}, ${edition.date}
.br
\\l'527p'
.LP
.ad l
.nh
.ps 30
.vs 29p
\\fB${e(edition.title)}\\fP
.br
.ad b
.hy 4
.LP
.2C
${edition.editorial.map((text, i) => `${i ? ".PP" : ".LP"}\n${e(text)}`).join("\n")}
.1C
.nr PS ${(9.2 * WIDER).toFixed(2)}
.nr VS 11.5p
.LP
.MC 165p 15p
${edition.items.map(item => `.LP\n.sp 11.5p\n.ne 4\n.ad l\n.nh\n\\f[HB]\\s+2${e(item.headline)}\\s-2\\fP\n.br\n.ad b\n.hy 4\n${item.text.map((text, i) => `${i ? ".PP" : ".LP"}\n${e(text)}`).join("\n")}`).join("\n")}
.LP
${e(edition.imprint)}`).join("\n")}
`;
