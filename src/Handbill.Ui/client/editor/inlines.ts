// Reads the Markdown inside of a paragraph.
import { Fragment, Mark, type Node } from "prosemirror-model";
import { isLink, schema } from "./schema";
import { Unsupported } from "./unsupported";

const signs = /[!-/:-@[-`{-~]/;
const delimiters: Readonly<Record<string, readonly string[]>> = {
  "*": ["em"], "**": ["strong"], "***": ["strong", "em"], "_": ["em"], "__": ["strong"], "~~": ["struck"],
};

interface Open { readonly delimiter: string; readonly names: readonly string[] }

export function readInlines(text: string): Fragment {
  const nodes: Node[] = [];
  let words = "";
  let open: Open[] = [];
  const marks = (): readonly Mark[] => open.flatMap(one => one.names).reduce<readonly Mark[]>((set, name) => schema.mark(name).addToSet(set), Mark.none);
  const flush = () => {
    if (words) nodes.push(schema.text(words, marks()));
    words = "";
  };
  const add = (text: string, more: readonly Mark[]) => {
    flush();
    nodes.push(schema.text(text, more));
  };

  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const sign = text.charAt(at);
    let found: RegExpExecArray | null;
    if (sign === "\\" && (text[at + 1] === "\n" || signs.test(text.charAt(at + 1)))) {
      if (text[at + 1] === "\n") {
        flush();
        nodes.push(schema.node("br"));
      } else words += text.charAt(at + 1);
      at += 2;
    } else if ((found = /^ {2,}\n/.exec(rest))) {
      flush();
      nodes.push(schema.node("br"));
      at += found[0].length;
    } else if ((found = /^ ?\n/.exec(rest))) {
      words += " ";
      at += found[0].length;
    } else if (sign === "`") {
      found = /^`([^`]+)`(?!`)/.exec(rest);
      if (!found) throw new Unsupported("literal");
      add(found[1]!, schema.mark("literal").addToSet(marks()));
      at += found[0].length;
    } else if (sign === "<" && /^<[a-z!/?]/i.test(rest)) {
      throw new Unsupported("markup");
    } else if (sign === "&" && /^&(#\w+|\w+);/.test(rest)) {
      throw new Unsupported("entity");
    } else if (sign === "!" && text[at + 1] === "[") {
      throw new Unsupported("picture in a line");
    } else if (sign === "[" && (found = bracketed(rest))) {
      const link = /^\[([^[\]\\*_`~<&]+)\]\(([^()\s]+)\)$/.exec(found[0]);
      if (link && isLink(link[2]!)) add(link[1]!, schema.mark("link", { href: link[2]! }).addToSet(marks()));
      else if (open.length > 0) throw new Unsupported("source inside of marks");
      else add(found[0], [schema.mark("source_text")]);
      at += found[0].length;
    } else if ((found = /^(\*+|_+|~{2,})/.exec(rest))) {
      const run = found[0];
      const before = at === 0 ? " " : text.charAt(at - 1);
      const after = text.charAt(at + run.length) || " ";
      const intraword = run.startsWith("_") && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
      const opens = !/\s/.test(after) && !intraword && (!/[\p{P}\p{S}]/u.test(after) || /[\s\p{P}\p{S}]/u.test(before));
      const closes = !/\s/.test(before) && !intraword && (!/[\p{P}\p{S}]/u.test(before) || /[\s\p{P}\p{S}]/u.test(after));
      const closed = closes ? closing(open, run) : null;
      if (closed !== null) {
        flush();
        open = closed;
      } else if (opens && delimiters[run]) {
        flush();
        open = [...open, { delimiter: run, names: delimiters[run] }];
      } else if (opens || closes) {
        throw new Unsupported("emphasis");
      } else words += run;
      at += run.length;
    } else {
      words += sign;
      at++;
    }
  }

  flush();
  if (open.length > 0) throw new Unsupported("emphasis that does not end");
  return Fragment.fromArray(nodes);
}

// What is still open after a run of signs closes all that it is the end of; null when it closes nothing.
function closing(open: Open[], run: string): Open[] | null {
  let left = run;
  let still = open;
  while (left.length > 0) {
    const last = still[still.length - 1];
    if (!last || !left.startsWith(last.delimiter)) return null;
    left = left.slice(last.delimiter.length);
    still = still.slice(0, -1);
  }

  return still;
}

// A link, a span with attributes or a reference: all of it as written.
function bracketed(rest: string): RegExpExecArray | null {
  return /^\[\^[^\]\s]+\]/.exec(rest) ?? /^\[(?:[^[\]\\\n]|\\.)*\](?:\([^()\n]*\)(?:\{[^{}\n]*\})?|\{[^{}\n]*\})/.exec(rest);
}
