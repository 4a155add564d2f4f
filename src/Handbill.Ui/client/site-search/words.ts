// Words as the index has them: folded as the server folds, by the same table, which comes with the index.
export interface Term {
  readonly word: string;
  readonly isUnwanted: boolean;
}

const LongestWord = 100;

export class Folding {
  private readonly plain = new Map<string, string>();

  constructor(table: string) {
    for (const pair of table.split(" ")) {
      const [letter, ...rest] = [...pair];
      if (letter !== undefined) this.plain.set(letter, rest.join(""));
    }
  }

  /** The words of a text, and where in it each stands. */
  spans(text: string): { word: string; start: number; end: number }[] {
    const found: { word: string; start: number; end: number }[] = [];
    let [word, start, at] = ["", 0, 0];
    const close = () => {
      if (word.length > 0) found.push({ word, start, end: at });
      word = "";
    };
    for (const sign of text) {
      const letters = this.folded(sign);
      if (letters === undefined) close();
      else {
        if (word.length === 0) start = at;
        if (word.length + letters.length <= LongestWord) word += letters;
      }
      at += sign.length;
    }
    close();
    return found;
  }

  /** What was typed: words that must be there, and after a minus those that must not. */
  terms(typed: string): Term[] {
    return typed.split(/\s+/u).flatMap(part => {
      const isUnwanted = part.length > 1 && part.startsWith("-");
      return this.spans(part).map(span => ({ word: span.word, isUnwanted }));
    });
  }

  // Undefined for what ends a word.
  private folded(sign: string): string | undefined {
    const small = sign.toLowerCase();
    const plain = this.plain.get(small);
    if (plain !== undefined) return plain;
    if (small === "\u0640" || /^[\p{Mn}\p{Mc}]$/u.test(small)) return "";
    return /^[\p{L}\p{Nd}]/u.test(small) ? small.replace(/[\p{Mn}\p{Mc}]/gu, "") : undefined;
  }
}

// What Arabic writes together with a word, as the index has it.
const Articles = ["وال", "بال", "كال", "فال", "ال", "لل"];
const ShortestBare = 3;

/** A word, and without the Arabic article. */
export function formsOf(word: string): string[] {
  const article = Articles.find(one => word.length >= one.length + ShortestBare && word.startsWith(one));
  return article === undefined ? [word] : [word, word.slice(article.length)];
}

const LastAlphabet = 0x780;
const OtherShards = 256;

/** Name of the file in which a word stands. */
export function shardOf(word: string): string {
  const letters = [...word].slice(0, 2).map(letter => letter.codePointAt(0) ?? 0);
  const first = letters[0] ?? 0;
  if (first >= LastAlphabet) return `x${first % OtherShards}`;
  return letters.map(letter => letter < 128 ? String.fromCharCode(letter) : letter.toString(16)).join("-");
}

/** Goes through places: the number of each article, and how much the word says there, from 0. */
export function eachPlace(places: string, take: (article: number, weight: number) => void): void {
  let [at, next] = [0, 0];
  while (at < places.length) {
    const weight = places.charCodeAt(at++) - 65;
    let passed = 0;
    for (let code = places.charCodeAt(at); code >= 48 && (code < 58 || code > 96); code = places.charCodeAt(++at)) {
      passed = passed * 36 + (code < 58 ? code - 48 : code - 87);
    }
    take(next + passed, weight);
    next += passed + 1;
  }
}
