// The two pages for pdfLaTeX, all editions in one run so that its start is paid for once. Type is Computer Modern, which
// every TeX has, enlarged until its lower-case alphabet is as wide as that of Source Serif 4, for pdfTeX cannot use OpenType fonts.
const WIDER = 142.57 / 127.1;

const e = text => text.replace(/[\\{}$&#^_%~]/g, c => ({ "\\": "\\textbackslash{}", $: "\\char36{}" })[c] ?? `\\${c}{}`).replaceAll("\u00a0", " ").replace(/[^\u0000-\u007f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]/g, "?");
const size = (points, leading) => `\\fontsize{${(points * WIDER).toFixed(2)}}{${leading}}\\selectfont{}`;

export const tex = (editions, hasMicrotype) => `\\RequirePackage{fix-cm}\\documentclass{article}
\\usepackage[a4paper,hmargin=34bp,vmargin=31bp]{geometry}
\\usepackage[utf8]{inputenc}\\usepackage[english]{babel}
\\usepackage{multicol}${hasMicrotype ? "\\usepackage{microtype}" : ""}
\\pagestyle{empty}\\columnsep=15bp\\parskip=0pt\\topskip=10pt\\emergencystretch=1em\\frenchspacing\\raggedcolumns
\\multicolsep=0pt\\setlength\\columnseprule{0.3bp}
\\newcommand\\headline[1]{\\par\\addvspace{11.5bp}{\\sffamily\\bfseries\\raggedright${size(11.5, "12.6bp")} #1\\par}\\nopagebreak\\noindent\\ignorespaces}
\\begin{document}
${editions.map(edition => `{\\centering${size(46, "48bp")}\\bfseries ${e(edition.publication)}\\par${size(10.5, "13bp")}\\mdseries ${e(edition.motto)}\\par}
\\vskip4bp\\hrule\\vskip3bp\\noindent{\\sffamily\\bfseries${size(17, "20bp")} ${e(edition.workplace)}}\\hfill No. ${edition.number}, ${edition.date}\\par\\vskip3bp\\hrule\\vskip6bp
{\\raggedright\\bfseries${size(27, "29bp")} ${e(edition.title)}\\par}\\vskip6bp
${size(10, "12.5bp")}\\parindent=1em
\\begin{multicols*}{2}\\noindent
${edition.editorial.map(e).join("\n\n")}
\\end{multicols*}
\\clearpage${size(9.2, "11.5bp")}
\\begin{multicols*}{3}
${edition.items.map(item => `\\headline{${e(item.headline)}}${item.text.map(e).join("\n\n")}\n`).join("\n")}
\\par\\noindent${size(7.8, "9.5bp")}${e(edition.imprint)}
\\end{multicols*}
\\clearpage`).join("\n")}
\\end{document}
`;
