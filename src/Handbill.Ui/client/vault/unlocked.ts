// What was unlocked lives in the memory of this document and nowhere else: it is gone when the page is left.
import { utf8, type Bytes } from "./bytes";
import { groupKeyOf, recipientOf, type GroupKey, type KeyPair } from "./keys";
import { readRecoveryCode } from "./recovery";
import { open, openWithPasskey, openWithPassphrase, PasskeyError, SealError } from "./seal";

export interface EpochKey extends GroupKey {
  readonly epoch: number;
}

export interface Unlocked {
  readonly member: KeyPair;
  // Those that were given to this member, the oldest epoch first; none while the group is locked. Read anew each time.
  groupKeys(group: string): Promise<readonly EpochKey[]>;
}

interface Wrap {
  readonly kind: "passphrase" | "recovery" | "passkey";
  readonly label: string;
  readonly passkey: string;
  readonly file: string;
}

interface Keys {
  readonly recipient: string;
  readonly wraps: readonly Wrap[];
  readonly groups: readonly { readonly id: string; readonly epochs: readonly { readonly epoch: number; readonly recipient: string; readonly file: string }[] }[];
  readonly words: Readonly<Record<string, string>>;
}

let unlocked: Unlocked | undefined;

// Shows in `host` the fields to unlock with, and is done when the keys are open. Once they are, it is done at once.
export async function unlock(host: HTMLElement): Promise<Unlocked> {
  if (unlocked) return unlocked;
  const keys = await fetchKeys();
  return new Promise(resolve => {
    show(host, keys, member => {
      unlocked ??= { member, groupKeys: group => groupKeys(member, group) };
      host.classList.add("open");
      resolve(unlocked);
    });
  });
}

// A sealed key's text is its line.
export function textOf(identity: string): Bytes {
  return utf8(`${identity}\n`);
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export class NotReached extends Error {
  override readonly name = "NotReached";
}

async function fetchKeys(): Promise<Keys> {
  let answer: Response;
  try {
    answer = await fetch("/vault/keys", { headers: { Accept: "application/json" }, cache: "no-store", redirect: "error" });
  } catch {
    throw new NotReached();
  }
  if (!answer.ok) throw new NotReached();
  return await answer.json() as Keys;
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
}

async function groupKeys(member: KeyPair, group: string): Promise<readonly EpochKey[]> {
  const keys = await fetchKeys();
  const found: EpochKey[] = [];
  for (const epoch of keys.groups.find(one => one.id === group)?.epochs ?? []) {
    if (!epoch.file) continue;
    const key = await groupKeyOf(lineOf(await open(bytesOf(epoch.file), [member.identity])));
    // What was given must be the key that stands on the sheets: otherwise somebody gave another.
    if (key.recipient === epoch.recipient) found.push({ ...key, epoch: epoch.epoch });
  }
  return found;
}

function lineOf(bytes: Bytes): string {
  const line = new TextDecoder().decode(bytes).trim();
  bytes.fill(0);
  return line;
}

function show(host: HTMLElement, keys: Keys, opened: (member: KeyPair) => void): void {
  const words = (key: string) => keys.words[key] ?? key;
  const says = element("p", { role: "status" });
  const box = element("section", { className: "unlock" });
  box.append(element("h2", { textContent: words("title") }));
  if (keys.wraps.length === 0) {
    box.append(element("p", { textContent: words("none") }));
    host.replaceChildren(box);
    return;
  }
  box.append(element("p", { textContent: words("memory") }));
  if (keys.wraps.some(one => one.kind === "passkey") && "credentials" in navigator) {
    const button = element("button", { type: "button", className: "primary", textContent: words("passkey") });
    button.addEventListener("click", () => void attempt(button, byPasskey));
    box.append(button);
  }
  if (keys.wraps.some(one => one.kind === "passphrase")) {
    box.append(question("unlock-passphrase", words("passphrase"), "password", typed => openBy("passphrase", file => openWithPassphrase(file, typed))));
  }
  if (keys.wraps.some(one => one.kind === "recovery")) {
    const other = element("details", {});
    other.append(element("summary", { textContent: words("other") }), question("unlock-code", words("code"), "text", typed => {
      const code = readRecoveryCode(typed);
      if (!code) throw new Told(words("badcode"));
      return openBy("recovery", file => openWithPassphrase(file, code));
    }));
    box.append(other);
  }
  box.append(says);
  host.replaceChildren(box);
  box.querySelector<HTMLElement>("button, input")?.focus();

  // A form whose field has no name: nothing of it is ever sent.
  function question(id: string, label: string, type: string, openIt: (typed: string) => Promise<string>): HTMLFormElement {
    const form = element("form", {});
    const field = element("div", { className: "field" });
    const input = element("input", { id, type, autocomplete: type === "password" ? "current-password" : "off", spellcheck: false, maxLength: 256 });
    field.append(element("label", { className: "label", htmlFor: id, textContent: label }), input);
    const button = element("button", { textContent: words("unlock") });
    form.append(field, button);
    form.addEventListener("submit", event => {
      event.preventDefault();
      event.stopPropagation();
      void attempt(button, () => openIt(input.value));
    });
    return form;
  }

  async function byPasskey(): Promise<string> {
    let last: unknown;
    for (const wrap of keys.wraps.filter(one => one.kind === "passkey")) {
      try {
        return lineOf(await openWithPasskey(bytesOf(wrap.file), wrap.passkey));
      } catch (fault) {
        last = fault;
        // One of several passkeys may be on another device: the next one is asked for.
        if (!(fault instanceof PasskeyError)) throw fault;
      }
    }
    throw last;
  }

  async function openBy(kind: Wrap["kind"], openIt: (file: Bytes) => Promise<Bytes>): Promise<string> {
    const wrap = keys.wraps.find(one => one.kind === kind)!;
    return lineOf(await openIt(bytesOf(wrap.file)));
  }

  async function attempt(button: HTMLButtonElement, openIt: () => Promise<string>): Promise<void> {
    button.disabled = true;
    says.textContent = words("working");
    try {
      const identity = await openIt();
      const recipient = await recipientOf(identity);
      if (recipient !== keys.recipient) throw new SealError("damaged");
      host.replaceChildren(element("p", { className: "soft", role: "status", textContent: words("open") }));
      opened({ identity, recipient });
    } catch (fault) {
      says.textContent = fault instanceof Told ? fault.message
        : fault instanceof PasskeyError ? words(fault.reason)
        : words(fault instanceof SealError && fault.reason === "other key" ? "wrong" : "damaged");
    } finally {
      button.disabled = false;
    }
  }
}

// Something to be said to the person, in their language.
class Told extends Error {}

function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
