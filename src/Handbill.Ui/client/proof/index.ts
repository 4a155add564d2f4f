// <hb-proof src="/editions/7/proof" story="…" form="story">: the proof beside a story's form, new at every pause in typing. The form
// is the plain one; nothing is saved by this. What it shows comes from the server as markup: pictures with links to their stories.
import { parse } from "../shared/parse";
import { say } from "../shared/say";

const pause = 150;
// How the sheet fits is read out when the typing rests, not at every letter.
const restful = 2000;

class LiveProof extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer = 0;
  #resting = 0;
  #asked: AbortController | null = null;
  #told = "";

  connectedCallback(): void {
    const form = document.getElementById(this.getAttribute("form") ?? "");
    this.#form = form instanceof HTMLFormElement ? form : null;
    this.#form?.addEventListener("input", this.#typed);
    void this.#refresh();
  }

  disconnectedCallback(): void {
    this.#form?.removeEventListener("input", this.#typed);
    this.#asked?.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  }

  readonly #typed = (): void => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#refresh(), pause);
  };

  async #refresh(): Promise<void> {
    this.#asked?.abort();
    const asked = this.#asked = new AbortController();
    try {
      const answer = await fetch(this.getAttribute("src") ?? "", { ...this.#question(), signal: asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = parse(await answer.text()).querySelector<HTMLElement>(".proof");
      if (!fresh) throw new Error("There is no proof in the answer.");
      // The pictures first, then all at once: nothing flickers while one types.
      await Promise.all([...fresh.querySelectorAll("image")].map(async image => {
        const picture = new Image();
        picture.src = image.getAttribute("href") ?? "";
        await picture.decode();
      }));
      if (asked.signal.aborted) return;
      this.#show(document.importNode(fresh, true));
    } catch (fault) {
      if (!asked.signal.aborted) this.dataset["old"] = String(fault);
    }
  }

  // With a form what it has now, otherwise the text as it is saved.
  #question(): RequestInit {
    if (!this.#form) return {};
    const body = new FormData(this.#form);
    body.set("story", this.getAttribute("story") ?? "");
    body.set("width", String(Math.round(Math.max(320, this.clientWidth) * Math.min(2, devicePixelRatio))));
    return { method: "POST", body, headers: { "X-Part": "proof" } };
  }

  #show(fresh: HTMLElement): void {
    delete this.dataset["old"];
    const story = this.getAttribute("story");
    for (const link of fresh.querySelectorAll<SVGAElement>("a[data-story]")) {
      if (link.dataset["story"] === story) link.classList.add("here");
    }
    const open = this.querySelector("details")?.open ?? false;
    const details = fresh.querySelector("details");
    if (details) details.open = open;
    this.replaceChildren(fresh);
    const words = fresh.querySelector(".proof-fit")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => {
      if (words && words !== this.#told) say(words);
      this.#told = words;
    }, restful);
    this.dispatchEvent(new CustomEvent("hb:proof", { bubbles: true }));
  }
}

customElements.define("hb-proof", LiveProof);
