// Sends what waits, one after the other. What the server refuses stays and is shown; what waits behind it about the same item waits too.
import { parse } from "./parse";
import { type Entry, type Queue } from "./queue";

export interface Listener {
  answered(entry: Entry, outcome: string, said: string, part: Element | null): void;
  connected(isThere: boolean, words?: string): void;
  token(): string;
  refresh(token: string): void;
}

const again = 10_000;

export class Sender {
  #busy = false;
  #timer = 0;

  constructor(private readonly queue: Queue, private readonly listener: Listener) {
    window.addEventListener("online", () => void this.send());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) void this.send(); });
  }

  // The entry that is on its way cannot be taken back any more.
  underway = "";

  async send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    try {
      // Two pages of one round or meeting do not send the same at once; where a browser has no locks the server knows what arrives twice.
      if (navigator.locks) await navigator.locks.request("hb-meeting", () => this.#all());
      else await this.#all();
    } finally {
      this.#busy = false;
      this.underway = "";
    }
  }

  async #all(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const waits = this.queue.entries;
      const next = waits.find((entry, at) => !entry.stopped && !tried.has(entry.id) && !waits.slice(0, at).some(before => before.story === entry.story && before.kind !== "Task"));
      if (!next) break;
      tried.add(next.id);
      if (!await this.#one(next, true)) {
        this.#timer = window.setTimeout(() => void this.send(), again);
        return;
      }
    }
    if (tried.size > 0) this.listener.connected(true);
  }

  // False when the server was not reached: nothing is known of what waits.
  async #one(entry: Entry, mayRefresh: boolean): Promise<boolean> {
    const body = new FormData();
    for (const [name, value] of Object.entries(entry.fields)) body.set(name, value);
    body.set("__RequestVerificationToken", this.listener.token());
    this.underway = entry.id;
    let answer: Response;
    let markup: string;
    try {
      answer = await fetch(entry.action, { method: "POST", body, headers: { "X-Part": "meeting" }, redirect: "manual" });
      markup = await answer.text();
    } catch {
      this.listener.connected(false);
      return false;
    }
    const part = answer.type === "opaqueredirect" ? null : parse(markup).querySelector<HTMLElement>("#outcome");
    if (part) {
      this.listener.answered(entry, part.dataset["outcome"] ?? "", part.dataset["said"] ?? "", part);
      return true;
    }
    // Signed out meanwhile, or the page is from before the last sign-in: its token is no longer believed.
    if ((answer.status === 400 || answer.type === "opaqueredirect") && mayRefresh) {
      const page = await this.#page();
      if (page === undefined) {
        this.listener.connected(false);
        return false;
      }
      if (page) {
        this.listener.refresh(page);
        return this.#one(entry, false);
      }
      this.listener.connected(false, "again");
      return false;
    }
    if (answer.status >= 500 || answer.type === "opaqueredirect") {
      this.listener.connected(false, answer.status >= 500 ? "failed" : "again");
      return false;
    }
    this.listener.answered(entry, "wrong", "", null);
    return true;
  }

  // A token of now; null when nobody is signed in, undefined when the server was not reached.
  async #page(): Promise<string | null | undefined> {
    try {
      const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
      if (!answer.ok) return null;
      return parse(await answer.text()).querySelector<HTMLInputElement>("input[name='__RequestVerificationToken']")?.value ?? null;
    } catch {
      return undefined;
    }
  }
}
