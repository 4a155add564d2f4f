// One submission, opened in this browser with the group's keys. What was opened is in this document only; pictures and voices are let go with it.
import { parse } from "../../shared/parse";
import { utf8 } from "../bytes";
import { pack, type Part } from "../parcel";
import { seal } from "../seal";
import { unlock } from "../unlocked";
import { BlurTool, type ReadyPhoto } from "./blur";
import { fetched, textOf, troubleOf, wordsOf } from "./opened";
import { isUnread, pairsIn, tracesIn } from "./says-who";

const longestAnswer = 12_000;

export async function inbox(root: HTMLElement): Promise<void> {
  const say = wordsOf(root);
  const part = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T;
  const tell = (text: string) => { part("inbox-status").textContent = text; };
  let parts: readonly Part[];
  try {
    const unlocked = await unlock(part("unlock"));
    tell(say("opening"));
    const keys = await unlocked.groupKeys(root.dataset["group"] ?? "");
    parts = await fetched(root.dataset["file"] ?? "", keys.map(key => key.identity));
  } catch (problem) {
    return tell(say(troubleOf(problem)));
  }
  const text = textOf(parts, "text.txt");
  const tools: BlurTool[] = [];
  part("opened").replaceChildren(shown("p", text === "" ? say("noText") : text, "submission"), ...parts.filter(one => /^(photo|voice)/.test(one.name)).map(one => media(one)));
  tell(say("opened"));
  answers(textOf(parts, "reply-to.txt"));
  story(text);

  function answers(recipient: string): void {
    const form = part<HTMLFormElement>("answer-form");
    part("answer").hidden = false;
    if (!recipient.startsWith("age1")) {
      form.replaceWith(shown("p", say("noReply")));
      return;
    }
    form.addEventListener("submit", event => {
      const file = form.elements.namedItem("file") as HTMLInputElement;
      if (file.value !== "") return;
      event.preventDefault();
      const reply = form.elements.namedItem("reply") as HTMLTextAreaElement;
      const said = reply.value.trim();
      if (said === "") return reply.focus();
      if (said.length > longestAnswer) return tell(say("long"));
      void seal(pack([{ name: "text.txt", bytes: utf8(said) }]), [recipient]).then(sealed => {
        file.value = base64(sealed);
        // What was typed stays in this browser: only the sealed answer is sent.
        reply.removeAttribute("name");
        form.submit();
      }).catch(() => { tell(say("noReply")); });
    });
  }

  function story(sent: string): void {
    part("story").hidden = false;
    const form = document.getElementById("story-form");
    if (!(form instanceof HTMLFormElement)) return;
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
    const check = () => {
      const written = `${field("Input.Headline").value}\n${field("Input.Body").value}`;
      const found = tracesIn(written);
      const said = [...found.map(one => say(one.kind, one.text)), ...pairsIn(written).map(pair => say("pair", pair))];
      if (isUnread(written)) said.push(say("script"));
      const lines = written.trim() === "" ? [] : said.length === 0 ? [say("clear")] : said;
      part("says-who").replaceChildren(...lines.map(line => shown("p", line, found.length > 0 ? "says-who" : "small soft")));
    };
    form.addEventListener("input", check);
    form.addEventListener("submit", event => {
      if (tools.length === 0) return;
      event.preventDefault();
      const unready = tools.find(tool => tool.missing !== "");
      if (unready) {
        tell(unready.missing);
        return unready.focus();
      }
      void begin(form);
    });
    part("copy-text").addEventListener("click", () => {
      field("Input.Body").value = sent;
      check();
      tell(say("copied"));
      field("Input.Body").focus();
    });
  }

  // The story first, as any other, then its photos, each as anybody's upload: what is posted says nothing of where it came from.
  async function begin(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>("button.primary");
    if (button?.disabled) return;
    if (button) button.disabled = true;
    tell(say("beginning"));
    let id: string | undefined;
    try {
      const begun = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>) });
      id = /^\/stories\/([0-9a-f-]{32,36})$/.exec(new URL(begun.url).pathname)?.[1];
      if (!begun.ok || !id) {
        tell(say("notBegun"));
        return;
      }
      for (const tool of tools) await add(id, await tool.ready());
      location.assign(`/stories/${id}`);
    } catch {
      // The story is there: its page of pictures shows which of them are.
      if (id) location.assign(`/stories/${id}/pictures`);
      else tell(say("failed"));
    } finally {
      if (button) button.disabled = false;
    }
  }

  function media(one: Part): HTMLElement {
    const figure = document.createElement("figure");
    const address = URL.createObjectURL(new Blob([one.bytes as BlobPart], { type: typeOf(one.name) }));
    window.addEventListener("pagehide", () => { URL.revokeObjectURL(address); }, { once: true });
    figure.className = "submission-part";
    const number = /\d+/.exec(one.name)?.[0] ?? "";
    const caption = shown("figcaption", "");
    if (one.name.startsWith("voice")) {
      const sound = document.createElement("audio");
      sound.controls = true;
      sound.src = address;
      sound.setAttribute("aria-label", say("voice"));
      figure.append(sound);
    } else {
      const picture = document.createElement("img");
      picture.src = address;
      picture.alt = say("photo", number);
      figure.append(picture);
      caption.append(use(one, number, figure), " ");
    }
    const save = document.createElement("a");
    save.href = address;
    save.download = one.name;
    save.textContent = say("save", one.name);
    caption.append(save);
    figure.append(caption);
    return figure;
  }

  function use(one: Part, number: string, figure: HTMLElement): HTMLButtonElement {
    const choose = document.createElement("button");
    choose.type = "button";
    choose.textContent = say("use");
    let tool: BlurTool | null = null;
    let opening: BlurTool | null = null;
    choose.addEventListener("click", () => {
      if (opening) {
        opening.element.remove();
        opening = null;
      }
      if (tool) {
        tools.splice(tools.indexOf(tool), 1);
        tool.element.remove();
        tool = null;
        choose.textContent = say("use");
        return;
      }
      const made = new BlurTool(say, number);
      opening = made;
      figure.append(made.element);
      void made.open(one.bytes, typeOf(one.name)).then(isOpen => {
        // Pressed once more meanwhile, another is opened in its place.
        if (!isOpen || opening !== made) return;
        opening = null;
        tool = made;
        tools.push(made);
        choose.textContent = say("leave");
      });
    });
    return choose;
  }
}

async function add(story: string, photo: ReadyPhoto): Promise<void> {
  const page = `/stories/${story}/pictures`;
  const token = parse(await (await fetch(page)).text()).querySelector<HTMLInputElement>("form[enctype] input[name='__RequestVerificationToken']");
  const form = new FormData();
  form.set("__RequestVerificationToken", token?.value ?? "");
  form.set("Input.Alt", photo.alt);
  form.set("Input.File", new Blob([photo.bytes as BlobPart], { type: "image/jpeg" }), "photo.jpg");
  const answer = await fetch(page, { method: "POST", body: form });
  if (!answer.ok) throw new Error(String(answer.status));
}

function shown(name: "p" | "figcaption", text: string, style = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = style;
  return made;
}

function typeOf(name: string): string {
  const types: Record<string, string> = { jpg: "image/jpeg", png: "image/png", webp: "image/webp", webm: "audio/webm", ogg: "audio/ogg", m4a: "audio/mp4" };
  return types[name.split(".").pop() ?? ""] ?? "application/octet-stream";
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
