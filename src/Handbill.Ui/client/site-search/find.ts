// Which articles have all the words, the best or the newest first.
import type { Index, Pieces } from "./pieces";
import { eachPlace, formsOf, shardOf, type Term } from "./words";

export interface Asked {
  readonly terms: readonly Term[];
  readonly year: string;
  readonly section: string;
  readonly workplace: string;
  readonly isNewest: boolean;
}

// A shorter beginning would be nearly every word.
const ShortestBeginning = 2;

// What only begins so says less than the word itself.
const Begun = 0.4;

// So many words are never asked for.
const Unwanted = 255;

/** Numbers of the articles in their order; the smallest is the newest. Without a word those that year, section and workplace let through. */
export async function find(asked: Asked, index: Index, pieces: Pieces): Promise<number[]> {
  const wanted = asked.terms.filter(term => !term.isUnwanted);
  if (wanted.length === 0 && asked.year === "" && asked.section === "" && asked.workplace === "") return [];
  const scores = new Float64Array(index.count);
  const had = new Uint8Array(index.count);
  for (const [at, term] of wanted.entries()) {
    const best = await weigh(term.word, index, pieces);
    for (const [article, score] of best) {
      if (had[article] === at) {
        had[article] = at + 1;
        scores[article] = (scores[article] ?? 0) + score;
      }
    }
  }
  for (const term of asked.terms.filter(one => one.isUnwanted)) {
    for (const form of formsOf(term.word)) eachPlace((await pieces.words(shardOf(form))).get(form) ?? "", article => { had[article] = Unwanted; });
  }
  const [, from, to] = asked.year === "" ? [0, 0, index.count] : index.years.find(([year]) => String(year) === asked.year) ?? [0, 0, 0];
  const [inSection, inWorkplace] = [await listed("sections", asked.section, pieces), await listed("workplaces", asked.workplace, pieces)];
  const found: number[] = [];
  for (let article = from; article < to; article++) {
    if (had[article] === wanted.length && (inSection?.has(article) ?? true) && (inWorkplace?.has(article) ?? true)) found.push(article);
  }
  return asked.isNewest ? found : found.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
}

// The articles of a list; undefined where none was chosen.
async function listed(kind: "sections" | "workplaces", slug: string, pieces: Pieces): Promise<ReadonlySet<number> | undefined> {
  if (slug === "") return undefined;
  const found = new Set<number>();
  eachPlace((await pieces.lists(kind)).get(slug) ?? "", article => { found.add(article); });
  return found;
}

// The score of each article that has the word, or one that begins so. What stands in few articles says more.
async function weigh(word: string, index: Index, pieces: Pieces): Promise<Map<number, number>> {
  const scores = new Map<number, number>();
  const goesOn = [...word].length >= ShortestBeginning;
  for (const form of formsOf(word)) {
    for (const [known, places] of await pieces.words(shardOf(form))) {
      if (known !== form && !(goesOn && known.startsWith(form))) continue;
      let many = 0;
      eachPlace(places, () => { many++; });
      const rare = Math.log(1 + index.count / many) * (known === form ? 1 : Begun);
      eachPlace(places, (article, weight) => {
        scores.set(article, Math.max(scores.get(article) ?? 0, rare * (1 + weight / 3)));
      });
    }
  }
  return scores;
}
