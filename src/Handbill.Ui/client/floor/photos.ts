// Photos, cleaned as soon as they are chosen: what was found in them is shown, and only the cleaned bytes are kept.
import { strip, StripError, type Stripped } from "../vault/strip";
import { element, type Page } from "./page";

const most = 4;

export class Photos {
  readonly #kept: Stripped[] = [];

  constructor(private readonly page: Page, private readonly field: HTMLInputElement, private readonly list: HTMLElement, private readonly changed: () => void) {
    field.addEventListener("change", () => void this.#take());
  }

  get parts(): { name: string; bytes: Uint8Array }[] {
    return this.#kept.map((one, at) => ({ name: `photo-${at + 1}.${one.kind}`, bytes: one.bytes }));
  }

  clear(): void {
    this.#kept.length = 0;
    this.#show([]);
  }

  async #take(): Promise<void> {
    const faults: string[] = [];
    for (const file of this.field.files ?? []) {
      if (this.#kept.length === most) {
        faults.push(this.page.say("many"));
        break;
      }
      try {
        this.#kept.push(strip(new Uint8Array(await file.arrayBuffer())));
      } catch (problem) {
        faults.push(this.page.say(problem instanceof StripError ? problem.reason : "broken"));
      }
    }
    // The form itself is not sent: nothing of the files as they were stays chosen.
    this.field.value = "";
    this.#show(faults);
    this.changed();
  }

  #show(faults: readonly string[]): void {
    for (const picture of this.list.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    this.list.replaceChildren(...this.#kept.map((one, at) => this.#line(one, at)), ...faults.map(fault => element("li", fault)));
  }

  #line(one: Stripped, at: number): HTMLElement {
    const picture = element("img");
    picture.src = URL.createObjectURL(new Blob([one.bytes as BlobPart]));
    picture.alt = this.page.say("photo", String(at + 1));
    const found = one.removed.length > 0
      ? this.page.say("removed", one.removed.map(code => this.page.say(code)).join(", "))
      : this.page.say("clean");
    const drop = element("button", this.page.say("drop"));
    drop.type = "button";
    drop.addEventListener("click", () => {
      this.#kept.splice(at, 1);
      this.#show([]);
      this.changed();
    });
    return element("li", "", picture, element("span", found), drop);
  }
}
