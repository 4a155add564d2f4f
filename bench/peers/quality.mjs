// Judges pages from their PDF alone, with one reader for all programs: where pdftotext says that words stand.
import { spawnSync } from "node:child_process";

const attribute = (tag, name) => Number(new RegExp(`${name}="([-0-9.]+)"`).exec(tag)?.[1]);
const unescape = text => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

function readPages(file) {
  const run = spawnSync("pdftotext", ["-bbox-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`pdftotext cannot read ${file}`);
  return run.stdout.split("<page ").slice(1).map(page => ({
    lines: page.split("<line ").slice(1).map(line => {
      const words = [...line.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, tag, text]) => ({ text: unescape(text), left: attribute(tag, "xMin"), right: attribute(tag, "xMax") }));
      return { left: attribute(line, "xMin"), right: attribute(line, "xMax"), top: attribute(line, "yMin"), bottom: attribute(line, "yMax"), words };
    }).filter(line => line.words.length > 0),
  }));
}

// Left edges at which many lines begin are columns.
function columnsOf(page) {
  const counts = new Map();
  const body = page.lines.filter(line => line.words.length >= 3);
  for (const line of body) counts.set(Math.round(line.left / 3), (counts.get(Math.round(line.left / 3)) ?? 0) + 1);
  const edges = [];
  for (const [edge, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (count >= Math.max(4, body.length * 0.06) && edges.every(other => Math.abs(other - edge * 3) > 90)) edges.push(edge * 3);
  }
  edges.sort((a, b) => a - b);
  return edges.map((edge, i) => {
    const end = edges[i + 1] ?? Infinity;
    const lines = page.lines.filter(line => line.left >= edge - 6 && line.left < end - 10 && line.right < end + 6).sort((a, b) => a.top - b.top);
    const rights = lines.map(line => line.right).sort((a, b) => a - b);
    // The right edge that justified lines share.
    return { left: edge, right: rights[Math.floor(rights.length * 0.75)], lines };
  });
}

/** Sums over the pages of several files: { pages, lines, spaces: deviation over mean, deviation: points, hyphens: per 100 lines, stacks, widows }. */
export function judge(files) {
  let pages = 0, lines = 0, hyphens = 0, stacks = 0, widows = 0;
  const spaces = [];
  for (const file of files) {
    for (const page of readPages(file)) {
      pages++;
      for (const column of columnsOf(page)) {
        const measure = column.right - column.left, isFull = line => Math.abs(line.right - column.right) < 3.5 && line.words.length >= 3;
        let run = 0;
        column.lines.forEach((line, i) => {
          lines++;
          if (isFull(line)) for (let k = 1; k < line.words.length; k++) spaces.push(line.words[k].left - line.words[k - 1].right);
          const broken = /\p{L}[-\u2010\u00ad]$/u.test(line.words.at(-1).text) && isFull(line);
          if (broken) hyphens++;
          run = broken ? run + 1 : 0;
          if (run === 3) stacks++;
          // A paragraph's last line alone at a column's head: flush left, short, with a paragraph's first line below.
          const below = column.lines[i + 1];
          if (i === 0 && below && Math.abs(line.left - column.left) < 2 && line.right < column.right - measure * 0.12
            && below.left > column.left + 4 && /[.!?”’…)]$/.test(line.words.at(-1).text)) widows++;
        });
      }
    }
  }
  const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length;
  const deviation = Math.sqrt(spaces.reduce((sum, space) => sum + (space - mean) ** 2, 0) / spaces.length);
  return { pages, lines, spaces: deviation / mean, deviation, hyphens: 100 * hyphens / lines, stacks, widows };
}
