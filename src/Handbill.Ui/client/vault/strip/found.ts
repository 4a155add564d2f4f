// What was found and taken out, told in codes that a page has words for.
const order = ["place", "time", "camera", "program", "thumbnail", "words", "profile", "other"] as const;

export type Code = (typeof order)[number];

export class Found {
  private readonly all = new Set<Code>();

  add(...codes: readonly Code[]): void {
    for (const code of codes) this.all.add(code);
  }

  get codes(): readonly Code[] {
    return order.filter(code => this.all.has(code));
  }
}
