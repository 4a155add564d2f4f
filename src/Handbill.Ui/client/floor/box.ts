// A mailbox: the server is asked by what follows from the words, never with them, and in no address.
import { unpack } from "../vault/parcel";
import { mailboxOf, readReceipt } from "../vault/receipt";
import { open } from "../vault/seal";
import { element, Page } from "./page";

interface Letter {
  readonly day: string;
  readonly file: string;
}

export function box(root: HTMLElement): void {
  const page = new Page(root);
  page.part<HTMLFormElement>("open").addEventListener("submit", event => {
    event.preventDefault();
    void look();
  });

  async function look(): Promise<void> {
    const words = readReceipt(page.part<HTMLTextAreaElement>("box-words").value);
    if (!words) return page.tell(page.say("badWords"));
    page.tell(page.say("looking"));
    const mailbox = await mailboxOf(words);
    let letters: readonly Letter[];
    try {
      const answer = await fetch(`/in/box/letters?l=${page.language}`, { method: "POST", body: JSON.stringify({ mailbox: mailbox.id }), credentials: "omit", cache: "no-store" });
      letters = ((await answer.json()) as { letters?: readonly Letter[] }).letters ?? [];
    } catch {
      return page.tell(page.say("failed"));
    }
    page.tell(letters.length === 0 ? page.say("none") : "");
    page.part("letters").replaceChildren(...await Promise.all(letters.map(letter => shown(letter, mailbox.identity))));
  }

  async function shown(letter: Letter, identity: string): Promise<HTMLElement> {
    const place = element("div", "", element("strong", letter.day), element("p", await read(letter, identity)));
    place.className = "letter";
    return place;
  }

  async function read(letter: Letter, identity: string): Promise<string> {
    try {
      const file = Uint8Array.from(atob(letter.file), sign => sign.charCodeAt(0));
      const text = unpack(await open(file, [identity])).find(part => part.name === "text.txt");
      return new TextDecoder().decode(text?.bytes);
    } catch {
      return page.say("unreadable");
    }
  }
}
