// What comes from Word, from web pages and from other editors, made into plain markup that the schema reads: words and their
// emphasis, lists, headings, links, tables. Fonts, colours, sizes, comments and everything that could run are left behind.
import { parse } from "../shared/parse";

const dropped = "style, script, meta, link, title, xml, template, object, embed, iframe, svg, math, form, input, button, select, textarea, noscript, "
  + "[data-style*='display:none'], [data-style*='display: none'], [data-style*='mso-hide:all'], [data-style*='mso-element:comment'], .MsoCommentReference, img, picture, video, audio, canvas";

export function clean(html: string): string {
  const doc = parse(disarmed(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->|<!\[if[^\]]*\]>|<!\[endif\]>/gi, "")));
  const body = doc.body;
  for (const comment of comments(doc)) comment.remove();
  wordLists(doc);
  body.querySelectorAll(dropped).forEach(one => one.remove());
  body.querySelectorAll<HTMLElement>("b, strong, i, em").forEach(undone);
  body.querySelectorAll<HTMLElement>("span, font").forEach(styled);
  body.querySelectorAll("table").forEach(table => tabled(table, doc));
  for (const one of [...body.querySelectorAll("*")].reverse()) {
    if (one.tagName.includes(":")) one.replaceWith(...one.childNodes);
  }

  body.querySelectorAll("*").forEach(one => {
    for (const name of one.getAttributeNames()) {
      if (!(one.tagName === "A" && name === "href") && !(one.tagName === "OL" && name === "start")) one.removeAttribute(name);
    }
  });
  body.querySelectorAll("p, h1, h2, h3, h4, h5, h6").forEach(one => {
    if (!one.textContent?.replace(/\u00a0/g, " ").trim()) one.remove();
  });
  return body.innerHTML;
}

// Our pages allow no style and no script in attributes, also in a document that is only read: they are read under other names.
function disarmed(html: string): string {
  return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, tag => tag.replace(/(\s)(style|on\w+)(\s*=)/gi, "$1data-$2$3"));
}

function styleOf(one: HTMLElement, property: string): string {
  return new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(one.dataset.style ?? "")?.[1]?.trim() ?? "";
}

function comments(doc: Document): Comment[] {
  const walker = doc.createTreeWalker(doc.documentElement, NodeFilter.SHOW_COMMENT);
  const found: Comment[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Comment);
  return found;
}

// Word writes a list as paragraphs that only look like one: a sign in a span, and the level in a style of its own.
function wordLists(doc: Document): void {
  let list: HTMLElement | null = null;
  let last: Element | null = null;
  doc.querySelectorAll<HTMLElement>("p[class*='MsoListParagraph'], p[data-style*='mso-list']").forEach(paragraph => {
    const sign = paragraph.querySelector<HTMLElement>("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    const text = (sign?.textContent ?? paragraph.textContent ?? "").replace(/\u00a0/g, " ").trim();
    const numbered = /^(\d+|[a-z])[.)]/i.test(text);
    sign?.remove();
    const tag = numbered ? "OL" : "UL";
    if (!list || list.tagName !== tag || !last || paragraph.previousElementSibling !== last) {
      list = doc.createElement(tag);
      paragraph.before(list);
    }

    const item = doc.createElement("li");
    item.append(...paragraph.childNodes);
    const first = item.firstChild;
    if (!sign && first?.nodeType === Node.TEXT_NODE) first.textContent = (first.textContent ?? "").replace(/^[\s\u00a0]*([·•§o-]|\d+[.)]|[a-z][.)])[\s\u00a0]+/i, "");
    list.append(item);
    paragraph.remove();
    last = list;
  });
}

// Some editors wrap everything in <b style="font-weight:normal">.
function undone(one: HTMLElement): void {
  const bold = one.tagName === "B" || one.tagName === "STRONG";
  if (bold ? /^(normal|[1-4]00)$/.test(styleOf(one, "font-weight")) : styleOf(one, "font-style") === "normal") one.replaceWith(...one.childNodes);
}

function styled(one: HTMLElement): void {
  let inner: Node[] = [...one.childNodes];
  const wrap = (tag: string) => {
    const outer = one.ownerDocument.createElement(tag);
    outer.append(...inner);
    inner = [outer];
  };
  if (/^(bold|bolder|[6-9]00)$/.test(styleOf(one, "font-weight"))) wrap("strong");
  if (/italic|oblique/.test(styleOf(one, "font-style"))) wrap("em");
  if (styleOf(one, "text-decoration").includes("line-through")) wrap("s");
  one.replaceWith(...inner);
}

// A table with several columns becomes Markdown's; one with a single column was only there for its looks.
function tabled(table: HTMLTableElement, doc: Document): void {
  const rows = [...table.rows].map(row => [...row.cells].map(cell => (cell.textContent ?? "").replace(/\s+/g, " ").replace(/\|/g, "\\|").trim()));
  const columns = Math.max(0, ...rows.map(row => row.length));
  if (columns < 2) {
    table.replaceWith(...[...table.rows].flatMap(row => [...row.cells]).flatMap(cell => {
      const paragraph = doc.createElement("p");
      paragraph.append(...cell.childNodes);
      return [paragraph];
    }));
    return;
  }

  const lines = rows.map(row => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(columns)}`);
  const block = doc.createElement("pre");
  block.textContent = lines.join("\n");
  table.replaceWith(block);
}
