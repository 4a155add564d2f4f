// Reads Markdown into the editor's document, or says that it cannot: nothing is taken that would not be written back.
import { type Node } from "prosemirror-model";
import { readInlines } from "./inlines";
import { schema } from "./schema";
import { Unsupported } from "./unsupported";
import { write } from "./write";

const bullet = /^([-*+])( +)(?=\S)/;
const number = /^(\d{1,9})([.)])( +)(?=\S)/;
const divider = /^(\*\s*){3,}$|^(-\s*){3,}$|^(_\s*){3,}$/;
const table = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?$/;

export function read(markdown: string): Node {
  const text = markdown.replace(/\r\n?/g, "\n");
  if (/\t/.test(text)) throw new Unsupported("tabs");
  const doc = schema.node("doc", null, blocks(text.split("\n")));
  doc.check();
  // Two nets under the reader: it must come back as the same document, and with the same words and signs.
  const written = write(doc);
  if (plain(written) !== plain(text)) throw new Unsupported("it would be written otherwise");
  if (written !== text && !schema.node("doc", null, blocks(written.split("\n"))).eq(doc)) throw new Unsupported("it would be read otherwise");
  return doc;
}

function plain(markdown: string): string {
  return markdown.replace(/^(\s*)[*+](?= +\S)/gm, "$1-").replace(/^\s*([*_-]\s*){3,}$/gm, "***").replace(/^> ?/gm, "").replace(/^(\s*\d+)\)/gm, "$1.")
    .replace(/__/g, "**").replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, "*").replace(/\s+/g, " ").trim();
}

function blocks(lines: readonly string[]): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (!line.trim()) at++;
    else at = block(lines, at, nodes);
  }

  return nodes.length > 0 ? nodes : [schema.node("paragraph")];
}

function block(lines: readonly string[], at: number, nodes: Node[]): number {
  const line = lines[at]!;
  if (/^ {4}/.test(line)) throw new Unsupported("indented text");
  let found: RegExpExecArray | null;
  if (/^ {1,3}\S/.test(line)) throw new Unsupported("a line that does not begin at the margin");
  if (divider.test(line)) {
    nodes.push(schema.node("divider"));
    return at + 1;
  }

  if ((found = /^(#{1,6}) +(.*?)$/.exec(line))) {
    const level = found[1]!.length;
    if (level < 2 || level > 5 || /[#}]\s*$/.test(found[2]!)) throw new Unsupported("a heading");
    nodes.push(schema.node("heading", { level }, readInlines(found[2]!.trimEnd())));
    return at + 1;
  }

  if ((found = /^(`{3,}|~{3,})/.exec(line))) return source(lines, at, nodes, end(lines, at + 1, one => one.startsWith(found![1]!)) + 1);
  if ((found = /^::: ?box(?: +(.*))?$/.exec(line))) {
    const to = end(lines, at + 1, one => /^:::\s*$/.test(one));
    if (lines.slice(at + 1, to).some(one => one.startsWith(":::"))) throw new Unsupported("a box in a box");
    nodes.push(schema.node("box", { title: (found[1] ?? "").trim() }, blocks(lines.slice(at + 1, to))));
    return to + 1;
  }

  if (line.startsWith(":::")) throw new Unsupported("a container");
  if (line.startsWith(">")) return quote(lines, at, nodes);
  if (bullet.test(line) || number.test(line)) return list(lines, at, nodes);
  if (/^\[\^[^\]]+\]:/.test(line) || /^!\[.*\]\(.*\)(\{.*\})?\s*$/.test(line) || (line.includes("|") && table.test(lines[at + 1] ?? ""))) {
    let to = at;
    while (to < lines.length && lines[to]!.trim()) to++;
    return source(lines, at, nodes, to);
  }

  if (/^\[[^\]]+\]:/.test(line)) throw new Unsupported("a definition");
  return paragraph(lines, at, nodes);
}

function end(lines: readonly string[], from: number, ends: (line: string) => boolean): number {
  const to = lines.findIndex((line, index) => index >= from && ends(line));
  if (to < 0) throw new Unsupported("something that does not end");
  return to;
}

function source(lines: readonly string[], from: number, nodes: Node[], to: number): number {
  nodes.push(schema.node("source", null, schema.text(lines.slice(from, to).join("\n"))));
  return to;
}

function quote(lines: readonly string[], at: number, nodes: Node[]): number {
  let to = at;
  while (to < lines.length && lines[to]!.startsWith(">")) to++;
  if (lines[to]?.trim()) throw new Unsupported("a quotation that goes on without its sign");
  nodes.push(schema.node("quote", null, blocks(lines.slice(at, to).map(line => line.replace(/^> ?/, "")))));
  return to;
}

function list(lines: readonly string[], at: number, nodes: Node[]): number {
  const first = marker(lines[at]!)!;
  const items: Node[] = [];
  let tight = true;
  let to = at;
  while (to < lines.length) {
    const mark = marker(lines[to]!);
    if (!mark || mark.kind !== first.kind || divider.test(lines[to]!)) break;
    const own = [lines[to]!.slice(mark.width)];
    to++;
    let blank = 0;
    for (; to < lines.length; to++) {
      const line = lines[to]!;
      if (!line.trim()) blank++;
      else if (line.startsWith(" ".repeat(mark.width))) {
        if (blank) tight = false;
        own.push(...Array<string>(blank).fill(""), line.slice(mark.width));
        blank = 0;
      } else break;
    }

    const next = lines[to];
    if (next?.trim() && blank === 0 && !marker(next)) throw new Unsupported("a list item that goes on at the margin");
    if (blank && next && marker(next)?.kind === first.kind) tight = false;
    items.push(schema.node("item", null, blocks(own)));
  }

  nodes.push(first.kind === "number" ? schema.node("numbers", { tight, start: first.start }, items) : schema.node("bullets", { tight }, items));
  return to;
}

function marker(line: string): { kind: string; width: number; start: number } | null {
  const one = bullet.exec(line);
  if (one) return { kind: "bullet", width: 1 + one[2]!.length, start: 1 };
  const other = number.exec(line);
  return other ? { kind: "number", width: other[0].length, start: Number(other[1]) } : null;
}

function paragraph(lines: readonly string[], at: number, nodes: Node[]): number {
  let to = at + 1;
  while (to < lines.length && lines[to]!.trim() && !interrupts(lines[to]!)) to++;
  if (/^(=+|-+)\s*$/.test(lines[to] ?? "") || lines.slice(at + 1, to).some(line => /^(=+|-+)\s*$/.test(line))) throw new Unsupported("an underlined heading");
  nodes.push(schema.node("paragraph", null, readInlines(lines.slice(at, to).map((line, index) => index === 0 ? line : line.trimStart()).join("\n").trimEnd())));
  return to;
}

function interrupts(line: string): boolean {
  return /^(#{1,6} |>|:::|`{3}|~{3}|[-*+] +\S|1[.)] +\S)/.test(line) || divider.test(line);
}
