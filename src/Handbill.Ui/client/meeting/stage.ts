// How the items are shown: all or one at a time, how large, on the whole screen; and the keys that go from one to the next and decide.
const letters = "hb-meeting-letters";

export interface Acts {
  decide(article: HTMLElement, kind: string): void;
  undo(article: HTMLElement): void;
  move(article: HTMLElement, by: number): void;
}

export class Stage {
  readonly #root: HTMLElement;
  readonly #status = document.createElement("span");
  #one: number | null;
  #last: HTMLElement | null = null;

  constructor(root: HTMLElement, private readonly words: (key: string) => string, private readonly acts: Acts) {
    this.#root = root;
    const asked = new URLSearchParams(location.search);
    // A page that was kept on the device shows what its address asks for now.
    if (asked.has("size")) root.dataset["size"] = asked.get("size") ?? "2";
    this.#one = asked.has("one") ? Number(asked.get("one")) || 1 : null;
    document.getElementById("steps")?.remove();
    this.#makeBar();
    this.#makeSwitch();
    root.addEventListener("click", event => { this.#click(event); });
    root.addEventListener("focusin", event => {
      const article = event.target instanceof Element ? event.target.closest<HTMLElement>("article.item") : null;
      if (article) this.#last = article;
    });
    document.addEventListener("keydown", event => { this.#key(event); });
    this.show();
  }

  get items(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("article.item")];
  }

  status(words: string): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }

  show(): void {
    const items = this.items;
    if (this.#one !== null) this.#one = Math.min(Math.max(1, this.#one), Math.max(1, items.length));
    items.forEach((item, at) => { item.hidden = this.#one !== null && this.#one !== at + 1; });
    const link = this.#root.querySelector<HTMLElement>("[data-show]");
    if (link) {
      link.dataset["show"] = this.#one === null ? "one" : "all";
      link.textContent = link.dataset[this.#one === null ? "wordsOne" : "wordsAll"] ?? "";
    }
  }

  // The item in front of the reader: the only one that is shown, or the one that has the focus, or had it last and is still in sight.
  get current(): HTMLElement | null {
    if (this.#one !== null) return this.items[this.#one - 1] ?? null;
    const last = this.#last && document.getElementById(this.#last.id);
    return document.activeElement?.closest<HTMLElement>("article.item") ?? (last && inSight(last) ? last : null);
  }

  go(by: number): void {
    const items = this.items;
    const current = this.current;
    const next = current ? items[Math.min(items.length - 1, Math.max(0, items.indexOf(current) + by))] : items.find(inSight) ?? items[0];
    if (!next) return;
    if (this.#one !== null) {
      this.#one = items.indexOf(next) + 1;
      this.show();
      this.#note();
    }
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  #note(): void {
    const query = new URLSearchParams({ size: this.#root.dataset["size"] ?? "2" });
    if (this.#one !== null) query.set("one", String(this.#one));
    history.replaceState(null, "", `${location.pathname}?${query.toString()}`);
  }

  #click(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-show], [data-size-by]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const by = link.dataset["sizeBy"];
    if (by) this.#root.dataset["size"] = String(Math.min(5, Math.max(1, Number(this.#root.dataset["size"]) + Number(by))));
    else {
      const current = this.current ?? this.items.find(inSight) ?? null;
      this.#one = link.dataset["show"] === "one" ? Math.max(1, current ? this.items.indexOf(current) + 1 : 1) : null;
      this.show();
      current?.focus();
    }
    this.#note();
  }

  #makeBar(): void {
    const bar = document.createElement("div");
    bar.className = "meeting-bar";
    this.#status.className = "meeting-status";
    bar.append(this.#status, this.#button("previous", () => { this.go(-1); }), this.#button("next", () => { this.go(1); }));
    if (document.documentElement.requestFullscreen) {
      const fill = this.#button("screen", () => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else document.documentElement.requestFullscreen().catch(() => undefined);
      });
      fill.classList.add("fills");
      bar.append(fill);
    }
    this.#root.append(bar);
  }

  #button(word: string, act: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = this.words(word);
    made.addEventListener("click", act);
    return made;
  }

  // Who speaks to the device, or has a cat on the keys, turns single letters off.
  #makeSwitch(): void {
    const keys = this.#root.querySelector("#keys > dl");
    if (!keys) return;
    const box = document.createElement("div");
    box.className = "option";
    const input = document.createElement("input");
    input.type = "checkbox";
    input.id = "letters";
    input.checked = lettersOn();
    input.addEventListener("change", () => {
      try {
        localStorage.setItem(letters, input.checked ? "on" : "off");
      } catch {
        return;
      }
    });
    const label = document.createElement("label");
    label.htmlFor = input.id;
    label.textContent = this.words("letters");
    box.append(input, label);
    keys.before(box);
  }

  #key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || target.matches("input, select, textarea") || target.isContentEditable || document.querySelector("dialog[open]")) return;
    const current = this.current;
    if (event.altKey) {
      if (current && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        this.acts.move(current, event.key === "ArrowUp" ? -1 : 1);
      }
      return;
    }
    const ahead = getComputedStyle(this.#root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (this.#one !== null && (event.key === "ArrowLeft" || event.key === "ArrowRight" || (event.key === " " && !target.matches("button, a, summary")))) {
      // Space reads on first, where the item is longer than the screen.
      if (event.key === " " && !event.shiftKey && current && current.getBoundingClientRect().bottom > innerHeight) return;
      event.preventDefault();
      this.go(event.key === " " ? (event.shiftKey ? -1 : 1) : event.key === ahead ? 1 : -1);
      return;
    }
    if (!lettersOn() || event.shiftKey) return;
    const kinds: Record<string, string> = { a: "Approve", h: "Hold", k: "Kill" };
    const kind = kinds[event.key];
    if (event.key === "n") this.go(1);
    else if (event.key === "p") this.go(-1);
    else if (event.key === "u" && current) this.acts.undo(current);
    else if (kind && current) this.acts.decide(current, kind);
    else return;
    event.preventDefault();
  }
}

function inSight(item: HTMLElement): boolean {
  const box = item.getBoundingClientRect();
  return box.bottom > 80 && box.top < innerHeight - 80;
}

function lettersOn(): boolean {
  try {
    return localStorage.getItem(letters) !== "off";
  } catch {
    return true;
  }
}
