// The page behind the code on the sheet. The key on paper stands in the fragment, which no server is sent: the keys that this page was served with are
// held against it, and where no chain leads from it to the newest one, nothing can be sent.
import { sha256 } from "@noble/hashes/sha2.js";
import { hexBytes, hexOf, utf8 } from "../vault/bytes";
import { fingerprintOf } from "../vault/keys";
import { pack } from "../vault/parcel";
import { mailboxOf, makeReceipt, readReceipt } from "../vault/receipt";
import { seal } from "../vault/seal";
import { newestFrom, type Epoch } from "../vault/succession";
import { element, Page } from "./page";
import { Photos } from "./photos";
import { Refused, Upload } from "./upload";
import { Voice } from "./voice";

export async function write(root: HTMLElement): Promise<void> {
  const page = new Page(root);
  const form = page.part<HTMLFormElement>("write");
  const epochs = JSON.parse(root.dataset["epochs"] ?? "[]") as Epoch[];
  const group = root.dataset["group"] ?? "";
  const [typed, token] = location.hash.slice(1).split(".", 2);
  const paper = (typed ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
  form.hidden = true;
  if (paper === "") {
    await askForKey(page, epochs, async fingerprint => begin(page, form, await newestFrom(epochs, group, fingerprint), ""));
    return;
  }
  begin(page, form, await newestFrom(epochs, group, paper), token ?? "");
}

// The address was typed: whoever has the sheet before them is asked.
async function askForKey(page: Page, epochs: readonly Epoch[], chosen: (fingerprint: string) => Promise<void>): Promise<void> {
  const place = page.part("unchecked");
  place.hidden = false;
  for (const epoch of epochs.filter(one => one.isAccepted).reverse()) {
    const fingerprint = await fingerprintOf(epoch);
    const button = element("button", page.say("key", fingerprint.replace(/(.{4})(?=.)/g, "$1 ")));
    button.type = "button";
    button.addEventListener("click", () => {
      place.hidden = true;
      void chosen(fingerprint);
    });
    page.part("keys").append(button);
  }
}

function begin(page: Page, form: HTMLFormElement, newest: Epoch | null, token: string): void {
  if (!newest) {
    page.part("refused").hidden = false;
    form.remove();
    return;
  }
  form.hidden = false;
  page.part("again").hidden = false;
  const text = page.part<HTMLTextAreaElement>("text");
  const button = page.part<HTMLButtonElement>("send");
  const photos = new Photos(page, page.part<HTMLInputElement>("photo"), page.part("photos"), () => {
    if (photos.parts.length > 0) voice.clear();
  });
  const voice = new Voice(page, page.part<HTMLButtonElement>("record"), page.part("voice-says"), () => {
    if (photos.parts.length > 0 && voice.parts.length > 0) {
      photos.clear();
      page.tell(page.say("either"));
    }
  });

  form.addEventListener("submit", event => {
    event.preventDefault();
    void send();
  });

  async function send(): Promise<void> {
    const parts = [...photos.parts, ...voice.parts];
    if (text.value.trim() === "" && parts.length === 0) return page.tell(page.say("empty"));
    const again = page.part<HTMLTextAreaElement>("again-words").value.trim();
    const words = again === "" ? makeReceipt() : readReceipt(again);
    if (!words) return page.tell(page.say("badWords"));
    button.disabled = true;
    window.addEventListener("beforeunload", stay);
    page.tell(page.say("sealing"));
    try {
      const mailbox = await mailboxOf(words);
      const archive = packed([{ name: "text.txt", bytes: utf8(text.value.trim()) }, ...parts, { name: "reply-to.txt", bytes: utf8(mailbox.recipient) }]);
      if (!archive) return page.tell(page.say("large"));
      const file = await seal(archive, [newest!.recipient]);
      const bar = page.part<HTMLProgressElement>("progress");
      bar.hidden = false;
      await new Upload(page, file, hexOf(sha256(hexBytes(mailbox.id, 32)!)), token, share => { bar.value = share * 100; }).send();
      bar.hidden = true;
      text.value = "";
      photos.clear();
      voice.clear();
      form.remove();
      page.tell("");
      show(page, words, again !== "");
    } catch (problem) {
      page.tell(problem instanceof Refused && problem.message ? problem.message : page.say("failed"));
    } finally {
      button.disabled = false;
      window.removeEventListener("beforeunload", stay);
    }
  }
}

// Only now, when it is safely in, are there words; whoever brought their own knows them.
function show(page: Page, words: readonly string[], known: boolean): void {
  const sent = page.part("sent");
  const list = page.part("words");
  sent.hidden = false;
  sent.focus();
  const typed = page.part<HTMLFormElement>("typed");
  if (known) {
    typed.remove();
    list.remove();
    page.part("done").hidden = false;
    return;
  }
  list.replaceChildren(...words.map(word => {
    const item = element("li", word);
    item.lang = "en";
    return item;
  }));
  typed.addEventListener("submit", event => {
    event.preventDefault();
    const back = readReceipt(page.part<HTMLTextAreaElement>("typed-words").value);
    if (back?.join(" ") !== words.join(" ")) {
      page.part("typed-says").textContent = page.say("otherWords");
      return;
    }
    list.remove();
    typed.remove();
    page.part("done").hidden = false;
  });
}

function packed(parts: readonly { name: string; bytes: Uint8Array }[]): Uint8Array | null {
  try {
    return pack(parts);
  } catch {
    return null;
  }
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
