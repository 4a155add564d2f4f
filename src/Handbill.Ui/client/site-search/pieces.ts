// The pieces of the index. A page of a file may fetch nothing, but may load scripts: each says what it holds to the functions here.
export interface Index {
  readonly count: number;
  readonly block: number;
  readonly years: readonly (readonly [year: number, from: number, to: number])[];
  readonly shards: string;
  readonly folds: string;
}

export type Article = readonly [path: string, title: string, iso: string, date: string, lead: string];

export class Pieces {
  private readonly said = new Map<string, unknown>();
  private readonly coming = new Map<string, Promise<unknown>>();
  private shards: ReadonlySet<string> | undefined;

  constructor() {
    const take = (kind: string) => (key: string, value: unknown) => { this.said.set(`${kind}/${key}`, value); };
    Object.assign(globalThis, { handbillSearch: { index: take("index"), words: take("words"), articles: take("articles"), sections: take("sections"), workplaces: take("workplaces") } });
  }

  index(): Promise<Index> {
    return this.load("index", "", "index.js") as Promise<Index>;
  }

  /** Words of a file with their places; none for a file that is not there. */
  async words(name: string): Promise<ReadonlyMap<string, string>> {
    this.shards ??= new Set((await this.index()).shards.split(" "));
    return new Map(this.shards.has(name) ? Object.entries(await this.load("words", name, `words/${name}.js`) as Record<string, string>) : []);
  }

  /** Which articles are in which section, or of which workplace. */
  async lists(kind: "sections" | "workplaces"): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries(await this.load(kind, "", `${kind}.js`) as Record<string, string>));
  }

  async article(number: number): Promise<Article | undefined> {
    const { block } = await this.index();
    const name = String(Math.floor(number / block));
    return (await this.load("articles", name, `articles/${name}.js`) as Article[])[number % block];
  }

  private load(kind: string, key: string, file: string): Promise<unknown> {
    const known = this.coming.get(file);
    if (known) return known;
    const loading = new Promise<unknown>((done, failed) => {
      const script = document.createElement("script");
      script.src = file;
      script.onload = () => { done(this.said.get(`${kind}/${key}`)); };
      script.onerror = () => { failed(new Error(file)); };
      document.head.append(script);
    });
    this.coming.set(file, loading);
    return loading;
  }
}
