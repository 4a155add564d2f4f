// Texts that say nearly the same, as a flood does: compared by the triples of words that they share.
const shared = 0.5;
const longest = 4000;

// A number for each text: the same for those that are alike. Each is held against the first of every kind before it; one without words has a kind of its own.
export function kindsOf(texts: readonly string[]): readonly number[] {
  const firsts: Set<string>[] = [];
  return texts.map(text => {
    const own = triples(text);
    // Without words nothing can be said to be like it: a photo alone is no part of a flood.
    const known = own.size === 0 ? -1 : firsts.findIndex(first => likeness(first, own) >= shared);
    if (known >= 0) return known;
    firsts.push(own);
    return firsts.length - 1;
  });
}

function triples(text: string): Set<string> {
  const words = text.slice(0, longest).toLowerCase().normalize("NFKD").match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return new Set(words.length === 0 ? [] : [words.join(" ")]);
  return new Set(words.slice(2).map((word, at) => `${words[at] ?? ""} ${words[at + 1] ?? ""} ${word}`));
}

// What both have of what either has (Jaccard).
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [less, more] = one.size < other.size ? [one, other] : [other, one];
  if (less.size < more.size * shared) return 0;
  let both = 0;
  for (const triple of less) if (more.has(triple)) both++;
  return both / (one.size + other.size - both);
}
