// What copy can say, as docs/issue-folder.md has it. Tables, pictures, footnotes and literal paragraphs are kept as their own Markdown in a
// block of "source"; small capitals, other languages and references in a mark of the same name: shown as written, and never lost.
import { Schema, type DOMOutputSpec, type Node } from "prosemirror-model";

const hole = 0;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: (): DOMOutputSpec => ["p", hole] },
    heading: {
      group: "block", content: "inline*", defining: true, attrs: { level: { default: 3 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.min(5, Math.max(3, level)) } })),
      toDOM: (node: Node): DOMOutputSpec => [`h${node.attrs.level as number}`, hole],
    },
    quote: { group: "block", content: "block+", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: (): DOMOutputSpec => ["blockquote", hole] },
    box: {
      group: "block", content: "block+", defining: true, attrs: { title: { default: "" } },
      parseDOM: [{ tag: "section[data-box]", getAttrs: (one: HTMLElement) => ({ title: one.dataset.box ?? "" }) }],
      toDOM: (node: Node): DOMOutputSpec => ["section", { "data-box": node.attrs.title as string, class: "box" }, hole],
    },
    bullets: {
      group: "block", content: "item+", attrs: { tight: { default: true } }, parseDOM: [{ tag: "ul" }], toDOM: (): DOMOutputSpec => ["ul", hole],
    },
    numbers: {
      group: "block", content: "item+", attrs: { tight: { default: true }, start: { default: 1 } },
      parseDOM: [{ tag: "ol", getAttrs: (one: HTMLElement) => ({ start: (one as HTMLOListElement).start || 1 }) }],
      toDOM: (node: Node): DOMOutputSpec => ["ol", { start: String(node.attrs.start) }, hole],
    },
    item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: (): DOMOutputSpec => ["li", hole] },
    source: {
      group: "block", content: "text*", marks: "", code: true, defining: true,
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }], toDOM: (): DOMOutputSpec => ["pre", { class: "source" }, hole],
    },
    divider: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: (): DOMOutputSpec => ["hr"] },
    text: { group: "inline" },
    br: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: (): DOMOutputSpec => ["br"] },
  },
  marks: {
    link: {
      inclusive: false, attrs: { href: {} },
      parseDOM: [{ tag: "a[href]", getAttrs: (one: HTMLElement) => isLink(one.getAttribute("href") ?? "") ? { href: one.getAttribute("href") } : false }],
      toDOM: mark => ["a", { href: mark.attrs.href as string, rel: "noreferrer" }, hole],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: (): DOMOutputSpec => ["strong", hole] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: (): DOMOutputSpec => ["em", hole] },
    struck: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: (): DOMOutputSpec => ["s", hole] },
    literal: { parseDOM: [{ tag: "code" }], toDOM: (): DOMOutputSpec => ["code", hole] },
    source_text: { excludes: "_", inclusive: false, parseDOM: [{ tag: "kbd[data-source]" }], toDOM: (): DOMOutputSpec => ["kbd", { "data-source": "" }, hole] },
  },
});

// The addresses that a sheet can show.
export function isLink(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)\S+$/i.test(href) && !/[()<>\\]/.test(href);
}
