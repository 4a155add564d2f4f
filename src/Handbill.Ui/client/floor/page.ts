// What the pages on the floor share: their words, and what a part of them is called. Nothing here is kept anywhere but in this page's memory.
export class Page {
  readonly #words: Record<string, string>;

  constructor(readonly root: HTMLElement) {
    this.#words = JSON.parse(root.dataset["words"] ?? "{}") as Record<string, string>;
  }

  get language(): string {
    return this.root.dataset["language"] ?? "en";
  }

  say(key: string, ...values: string[]): string {
    return (this.#words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? "");
  }

  tell(text: string): void {
    this.part("status").textContent = text;
  }

  part<T extends HTMLElement = HTMLElement>(id: string): T {
    return document.getElementById(id) as T;
  }
}

export function element<K extends keyof HTMLElementTagNameMap>(name: K, text = "", ...children: Node[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(done => { setTimeout(done, milliseconds); });
}
