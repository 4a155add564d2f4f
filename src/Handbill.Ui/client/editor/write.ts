// Writes the editor's document as Markdown.
import { type Mark, type Node } from "prosemirror-model";

const order = ["link", "strong", "em", "struck", "literal", "source_text"];
const delimiter: Readonly<Record<string, string>> = { strong: "**", em: "*", struck: "~~", literal: "`" };

export function write(doc: Node): string {
  return blocks(doc).trimEnd();
}

function blocks(parent: Node): string {
  const written: string[] = [];
  parent.forEach(node => {
    const text = block(node);
    if (text.trim()) written.push(text);
  });
  return written.join("\n\n");
}

function block(node: Node): string {
  switch (node.type.name) {
    case "heading": return `${"#".repeat(node.attrs.level as number)} ${inlines(node).replace(/\n/g, " ")}`;
    case "quote": return prefixed(blocks(node), "> ", "> ").replace(/^> $/gm, ">");
    case "box": return `${`::: box ${node.attrs.title as string}`.trimEnd()}\n${blocks(node)}\n:::`;
    case "bullets": return list(node, () => "- ");
    case "numbers": return list(node, index => `${(node.attrs.start as number) + index}. `);
    case "source": return node.textContent.replace(/\n{2,}/g, "\n").replace(/^\n+|\n+$/g, "");
    case "divider": return "***";
    default: return begins(inlines(node));
  }
}

function list(node: Node, marker: (index: number) => string): string {
  const items: string[] = [];
  node.forEach((item, _, index) => {
    const mark = marker(index);
    items.push(prefixed(item.attrs.tight === false || !node.attrs.tight ? blocks(item) : tight(item), mark, " ".repeat(mark.length)));
  });
  return items.join(node.attrs.tight ? "\n" : "\n\n");
}

// An item's list follows its words at once; anything else after them needs an empty line.
function tight(item: Node): string {
  const written: string[] = [];
  item.forEach((child, _, index) => {
    const text = block(child);
    const follows = child.type.name === "bullets" || child.type.name === "numbers";
    written.push(index === 0 ? text : (follows ? "\n" : "\n\n") + text);
  });
  return written.join("");
}

function prefixed(text: string, first: string, others: string): string {
  return text.split("\n").map((line, index) => index === 0 ? first + line : line ? others + line : others.trim() ? others : "").join("\n");
}

interface Piece { text: string; marks: readonly Mark[]; was?: readonly Mark[] }

function inlines(parent: Node): string {
  let written = "";
  let open: readonly Mark[] = [];
  for (const piece of pieces(parent)) {
    let kept = 0;
    while (kept < open.length && open[kept]!.isInSet(piece.marks)) kept++;
    for (const mark of open.slice(kept).reverse()) written += closes(mark);
    const news = piece.marks.filter(mark => !open.slice(0, kept).some(one => one.eq(mark))).sort((a, b) => order.indexOf(a.type.name) - order.indexOf(b.type.name));
    for (const mark of news) written += opens(mark);
    open = [...open.slice(0, kept), ...news];
    const verbatim = piece.text === "\\\n" || piece.marks.some(mark => mark.type.name === "literal" || mark.type.name === "source_text");
    written += verbatim ? piece.text : escaped(piece.text, written);
  }

  for (const mark of [...open].reverse()) written += closes(mark);
  return written.replace(/(\\\n)+$/, "");
}

// Blanks at the ends of emphasis stand outside of it: Markdown knows no emphasis that begins or ends with one.
function pieces(parent: Node): Piece[] {
  const all: Piece[] = [];
  parent.forEach(node => {
    if (node.type.name === "br") {
      all.push({ text: "\\\n", marks: [] });
      return;
    }

    const text = (node.text ?? "").replace(/\n/g, " ");
    const outside = node.marks.filter(mark => mark.type.name === "link");
    if (node.marks.length === outside.length || node.marks.some(mark => mark.type.name === "literal" || mark.type.name === "source_text")) {
      all.push({ text: node.marks.some(mark => mark.type.name === "literal") ? text.replace(/`/g, "'") : text, marks: node.marks });
      return;
    }

    const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    for (const [part, marks] of [[before, outside], [middle, node.marks], [after, outside]] as const) {
      if (part) all.push(part === middle ? { text: part, marks } : { text: part, marks, was: node.marks });
    }
  });
  // A blank between two pieces with the same emphasis belongs to it after all.
  for (let i = 1; i + 1 < all.length; i++) {
    const was = all[i]!.was;
    if (was) all[i]!.marks = was.filter(mark => mark.isInSet(all[i - 1]!.marks) && mark.isInSet(all[i + 1]!.marks));
  }

  return all;
}

function opens(mark: Mark): string {
  return mark.type.name === "link" ? "[" : delimiter[mark.type.name] ?? "";
}

function closes(mark: Mark): string {
  return mark.type.name === "link" ? `](${mark.attrs.href as string})` : delimiter[mark.type.name] ?? "";
}

// Only what would be read as something else is escaped, so that copy stays copy.
function escaped(text: string, before: string): string {
  return text.replace(/\\(?=[!-/:-@[-`{-~])|[*_`<&]|~~|!?\[|[\])](?=\{)/g, (sign, at: number) => {
    const previous = at === 0 ? before.slice(-1) || " " : text.charAt(at - 1);
    const next = text.charAt(at + sign.length) || " ";
    const rest = text.slice(at);
    switch (sign) {
      case "*": return /\s/.test(previous) && /\s/.test(next) ? sign : "\\*";
      case "_": return /[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next) || /\s/.test(previous) && /\s/.test(next) ? sign : "\\_";
      case "<": return /^<[a-z!/?]/i.test(rest) ? "\\<" : sign;
      case "&": return /^&(#\w+|\w+);/.test(rest) ? "\\&" : sign;
      case "[": return /^\[\^|^\[[^\]]*\][({:[]/.test(rest) ? "\\[" : sign;
      case "![": return "!\\[";
      case "~~": return "\\~\\~";
      default: return `\\${sign}`;
    }
  });
}

// A paragraph that begins like something else.
function begins(text: string): string {
  return text.replace(/^(#{1,6} |>|[-+] |:::|={1,}$|-+$|~{3})/, "\\$1").replace(/^(\d{1,9})([.)] )/, "$1\\$2")
    .replace(/\n(#{1,6} |>|[-+] |:::)/g, "\n\\$1").trimStart();
}
