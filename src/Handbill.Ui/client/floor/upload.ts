// Sends a sealed file in pieces, and goes on where it was when the connection comes back. The file is in this page's memory only.
import { sha256 } from "@noble/hashes/sha2.js";
import { hexOf, type Bytes } from "../vault/bytes";
import { pause, type Page } from "./page";
import { workOut } from "./work";

interface Stand {
  readonly state: string;
  readonly id?: string;
  readonly received?: number;
  readonly piece?: number;
  readonly said?: string;
  readonly challenge?: string;
  readonly bits?: number;
}

// The server said no, in words for the sender.
export class Refused extends Error {}

const patience = 60_000;
const longestPause = 15_000;
const tries = 5;
// How long is waited where there is no room: not all at once, so that not all come back at once.
const roomPause = 30_000;

export class Upload {
  readonly #hash: string;
  readonly #base: string;
  #worked: { readonly challenge: string; readonly nonce: string } | null = null;

  constructor(private readonly page: Page, private readonly file: Bytes, private readonly mailbox: string, private token: string, private readonly progress: (share: number) => void) {
    this.#hash = hexOf(sha256(file));
    this.#base = `/in/${page.root.dataset["slug"] ?? ""}`;
  }

  // Comes back when the file is safely in.
  async send(): Promise<void> {
    for (let again = 0; ; again++) {
      let stand = await this.#begin();
      while (stand.state === "coming" || stand.state === "elsewhere") {
        const start = stand.received ?? 0;
        this.progress(start / this.file.length);
        const piece = this.file.slice(start, start + (stand.piece ?? 65_536));
        stand = await this.#ask(`${this.#base}/uploads/${stand.id ?? ""}`, { start: String(start) }, { method: "PUT", body: piece });
      }
      this.progress(1);
      if (stand.state === "in") return;
      if (stand.state === "full") {
        // The desk makes room by handling what waits; until then what is sealed stays in this page.
        this.page.tell(stand.said ?? "");
        await pause(roomPause * (0.75 + Math.random() / 2));
        again--;
        continue;
      }
      // Forgotten meanwhile, or changed on the way: from the beginning, a few times.
      if ((stand.state !== "gone" && stand.state !== "damaged" && stand.state !== "work") || again === tries) throw new Refused(stand.said);
    }
  }

  async #begin(): Promise<Stand> {
    const ask = { length: this.file.length, hash: this.#hash, mailbox: this.mailbox };
    if (this.token) {
      const stand = await this.#post({ ...ask, token: this.token });
      if (stand.state !== "token") return stand;
      this.token = "";
    }
    if (this.#worked) {
      // Work that was done holds for a quarter of an hour: it is shown again until the server wants more.
      const stand = await this.#post({ ...ask, ...this.#worked });
      if (stand.state !== "work") return stand;
      this.#worked = null;
    }
    this.page.tell(this.page.say("working"));
    const work = await this.#ask(`${this.#base}/work`, { length: String(this.file.length) }, {});
    if (!work.challenge) throw new Refused(work.said);
    const nonce = await workOut(work.challenge, this.#hash, work.bits ?? 0);
    this.page.tell(this.page.say("sending"));
    this.#worked = { challenge: work.challenge, nonce };
    return this.#post({ ...ask, ...this.#worked });
  }

  #post(ask: object): Promise<Stand> {
    return this.#ask(`${this.#base}/uploads`, {}, { method: "POST", body: JSON.stringify(ask) });
  }

  // Asks until there is an answer: without a connection it waits, and says so.
  async #ask(address: string, query: Record<string, string>, what: RequestInit): Promise<Stand> {
    const full = `${address}?${new URLSearchParams({ ...query, l: this.page.language }).toString()}`;
    for (let wait = 1000; ; wait = Math.min(wait * 2, longestPause)) {
      try {
        const answer = await fetch(full, { ...what, credentials: "omit", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(patience) });
        if (answer.status < 500) {
          const stand = (await answer.json()) as Stand;
          this.page.tell(this.page.say("sending"));
          return stand;
        }
      } catch {
        // No connection, or it broke: what was received is known to the server.
      }
      this.page.tell(this.page.say("waiting"));
      await Promise.race([pause(wait), new Promise(done => { window.addEventListener("online", done, { once: true }); })]);
    }
  }
}
