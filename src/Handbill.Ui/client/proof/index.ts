// <hb-proof src="/editions/7/proof" story="…" form="story">: the proof beside a story's form, new at every keystroke that the server keeps
// up with. The form is the plain one; nothing is saved by this. What it shows comes from the server as markup: pictures with links to their stories.
import { parse } from "../shared/parse";
import { say } from "../shared/say";

// A server that does not answer for so long is asked again at the next keystroke.
const patience = 20_000;
// How the sheet fits is read out when the typing rests, not at every letter.
const restful = 2000;

class LiveProof extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer = 0;
  #resting = 0;
  #gone = new AbortController();
  #isAsking = false;
  #isStale = false;
  #restUntil = 0;
  #told = "";

  connectedCallback(): void {
    this.#gone = new AbortController();
    const form = document.getElementById(this.getAttribute("form") ?? "");
    this.#form = form instanceof HTMLFormElement ? form : null;
    this.#form?.addEventListener("input", this.#typed);
    void this.#refresh();
  }

  disconnectedCallback(): void {
    this.#form?.removeEventListener("input", this.#typed);
    this.#gone.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  }

  // One question at a time, and after its answer a rest as long as it took: on a quick server each letter has its proof, and a busy one is asked
  // less by all who type. What was typed meanwhile is asked for next.
  readonly #typed = (): void => {
    this.#isStale = true;
    this.setAttribute("aria-busy", "true");
    if (this.#isAsking) return;
    clearTimeout(this.#timer);
    const rest = this.#restUntil - performance.now();
    if (rest <= 0) void this.#refresh();
    else this.#timer = window.setTimeout(() => void this.#refresh(), rest);
  };

  async #refresh(): Promise<void> {
    this.#isAsking = true;
    this.#isStale = false;
    const began = performance.now();
    await this.#ask();
    this.#isAsking = false;
    const now = performance.now();
    this.#restUntil = now + (now - began);
    if (!this.#isStale) this.removeAttribute("aria-busy");
    else if (!this.#gone.signal.aborted) this.#typed();
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute("src") ?? "", { ...this.#question(), signal: AbortSignal.any([this.#gone.signal, AbortSignal.timeout(patience)]) });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = parse(await answer.text()).querySelector<HTMLElement>(".proof");
      if (!fresh) throw new Error("There is no proof in the answer.");
      // The pictures first, then all at once: nothing flickers while one types. A page that looks as before has the picture that is there.
      const shown = new Set([...this.querySelectorAll("image")].map(image => image.getAttribute("href")));
      await Promise.all([...fresh.querySelectorAll("image")].filter(image => !shown.has(image.getAttribute("href"))).map(async image => {
        const picture = new Image();
        picture.src = image.getAttribute("href") ?? "";
        await picture.decode();
      }));
      if (this.#gone.signal.aborted) return;
      this.#show(document.importNode(fresh, true));
    } catch (fault) {
      if (!this.#gone.signal.aborted) this.dataset["old"] = String(fault);
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
