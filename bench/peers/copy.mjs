// Reads an issue folder into plain paragraphs and headlines: what every program can be given alike.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const plain = text => text
  .replace(/!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?/g, "")
  .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
  .replace(/\[\^[^\]]*\]:?/g, "")
  .replace(/\{\.[a-z]+\}/g, "")
  .replace(/(^|[^\\])[*_]{1,2}([^*_\n]+)[*_]{1,2}/g, "$1$2")
  .replace(/\\([!-/:-@[-`{-~])/g, "$1")
  .replace(/"([^"]*)"/g, "“$1”")
  .replace(/'/g, "’")
  .replace(/\s+/g, " ")
  .trim();

function frontMatter(text) {
  const found = /^---\n([\s\S]*?)\n---\n?/.exec(text);
  const fields = {};
  for (const line of (found?.[1] ?? text).split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) fields[line.slice(0, at).trim()] = line.slice(at + 1).trim().replace(/^'(.*)'$/, "$1").replace(/''/g, "'").replace(/^"(.*)"$/, "$1");
  }
  return { fields, body: found ? text.slice(found[0].length) : "" };
}

function paragraphs(body) {
  return body.split(/\n\s*\n/)
    .flatMap(block => /^\s*[|:]/.test(block) ? [] : block.split(/\n(?=[-*] |\d+\. )/))
    .map(block => plain(block.replace(/^\s*(> ?|[-*] |\d+\. )/gm, "")))
    .filter(block => block.length > 0);
}

const read = file => readFileSync(file, "utf8").replaceAll("\r\n", "\n");

/** The editions of a folder that are in its own language: { slug, workplace, title, editorial: [...], items: [{ headline, text: [...] }] }. */
export function readIssue(folder, limit = Infinity) {
  const issue = frontMatter(`---\n${read(join(folder, "issue.yaml"))}\n---\n`).fields;
  const front = frontMatter(read(join(folder, "editorial.md")));
  const editions = [];
  for (const name of readdirSync(join(folder, "workplaces")).sort()) {
    if (editions.length >= limit) break;
    if (!name.endsWith(".md")) continue;
    const file = frontMatter(read(join(folder, "workplaces", name)));
    if ((file.fields.language ?? issue.language) !== issue.language) continue;
    const items = file.body.split(/^## /m).slice(1).map(section => {
      const end = section.indexOf("\n");
      return { headline: plain(section.slice(0, end)), text: paragraphs(section.slice(end + 1)) };
    });
    editions.push({
      slug: name.slice(0, -3), workplace: file.fields.workplace, publication: issue.publication, motto: issue.motto,
      number: issue.number, date: issue.date, imprint: issue.imprint, language: issue.language,
      title: plain(front.fields.title), editorial: paragraphs(front.body), items,
    });
  }
  return editions;
}

/** Where the build put the fonts; null when it has not run. */
export function fontsFolder(root) {
  const folder = join(root, "artifacts", "assets", "fonts");
  return existsSync(join(folder, "SourceSerif4-Regular.ttf")) ? folder : null;
}
