// Sealing and opening: plain age files, to recipients, by a passphrase or by a passkey.
import { Decrypter, Encrypter, webauthn } from "age-encryption";
import type { Bytes } from "./bytes";
import { isIdentity, isRecipient, KeyError } from "./keys";

// "damaged": no age file, or one that was changed or cut off. "other key": whole, as far as can be told, and sealed to somebody else or by another passphrase.
export class SealError extends Error {
  override readonly name = "SealError";

  constructor(readonly reason: "damaged" | "other key") {
    super(reason === "damaged" ? "The sealed file is damaged." : "The file is sealed to another key.");
  }
}

// "cancelled": the person or the device broke it off. "unable": the browser or the passkey cannot keep keys (no PRF).
export class PasskeyError extends Error {
  override readonly name = "PasskeyError";

  constructor(readonly reason: "cancelled" | "unable") {
    super(reason === "cancelled" ? "The passkey was not used." : "This passkey cannot open keys.");
  }
}

// 128 MB and about a second on a desk, some seconds on a phone.
const workFactor = 17;
// What strangers may ask of whoever opens: each recipient in a header costs a multiplication.
const mostHeader = 64 * 1024;
const mostRecipients = 100;
const piece = 64 * 1024;
// After so much the page gets a turn.
const turn = 16;

export async function seal(bytes: Uint8Array, recipients: readonly string[]): Promise<Bytes> {
  if (recipients.length === 0 || !recipients.every(isRecipient)) throw new KeyError("There is nobody to seal to, or this is no recipient.");
  return encrypt(bytes, to => {
    for (const recipient of new Set(recipients)) to.addRecipient(recipient);
  });
}

export async function open(file: Uint8Array, identities: readonly string[]): Promise<Bytes> {
  if (!identities.every(isIdentity)) throw new KeyError("This is no age identity.");
  return decrypt(file, by => {
    for (const identity of new Set(identities)) by.addIdentity(identity);
  });
}

export async function sealWithPassphrase(bytes: Uint8Array, passphrase: string): Promise<Bytes> {
  await shown();
  return encrypt(bytes, to => {
    to.setScryptWorkFactor(workFactor);
    to.setPassphrase(passphrase.normalize("NFC"));
  });
}

export async function openWithPassphrase(file: Uint8Array, passphrase: string): Promise<Bytes> {
  await shown();
  return decrypt(file, by => { by.addPassphrase(passphrase.normalize("NFC")); });
}

// Makes a passkey that keeps keys; `name` is what the device shows. What comes back is no secret: it is kept to find the passkey again.
export async function makePasskey(name: string): Promise<string> {
  return passkeyed(() => webauthn.createCredential({ keyName: name }));
}

export async function sealWithPasskey(bytes: Uint8Array, passkey: string): Promise<Bytes> {
  const recipient = new webauthn.WebAuthnRecipient({ identity: passkey });
  return encrypt(bytes, to => { to.addRecipient({ wrapFileKey: key => passkeyed(() => recipient.wrapFileKey(key)) }); });
}

export async function openWithPasskey(file: Uint8Array, passkey: string): Promise<Bytes> {
  const identity = new webauthn.WebAuthnIdentity({ identity: passkey });
  return decrypt(file, by => { by.addIdentity({ unwrapFileKey: stanzas => passkeyed(() => identity.unwrapFileKey(stanzas)) }); });
}

async function encrypt(bytes: Uint8Array, address: (to: Encrypter) => void): Promise<Bytes> {
  const to = new Encrypter();
  address(to);
  const file = await to.encrypt(pieces(bytes));
  return collect(file, file.size(bytes.length));
}

async function decrypt(file: Uint8Array, unlock: (by: Decrypter) => void): Promise<Bytes> {
  if (!isModest(file)) throw new SealError("damaged");
  const by = new Decrypter();
  unlock(by);
  try {
    const content = await by.decrypt(pieces(file));
    return await collect(content, content.size(file.length));
  } catch (fault) {
    if (fault instanceof PasskeyError) throw fault;
    throw new SealError(fault instanceof Error && fault.message.startsWith("no identity matched") ? "other key" : "damaged");
  }
}

// Piece by piece, so that the page stays alive and memory holds the whole once on each side.
function pieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  let count = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (++count % turn === 0) await shown();
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at += piece));
      if (at >= bytes.length) controller.close();
    },
  }, { highWaterMark: 0 });
}

async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<Bytes> {
  const whole = new Uint8Array(size);
  const reader = stream.getReader();
  let at = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    whole.set(read.value, at);
    at += read.value.length;
  }
  if (at !== size) throw new RangeError("The stream has another size than was said.");
  return whole;
}

// Whether the header is of a size that anybody has a reason for.
function isModest(file: Uint8Array): boolean {
  let recipients = 0;
  for (let line = 0; line < Math.min(file.length, mostHeader);) {
    if (startsWith(file, line, "--- ")) return true;
    if (startsWith(file, line, "-> ") && ++recipients > mostRecipients) return false;
    const end = file.indexOf(0x0a, line);
    if (end < 0) return false;
    line = end + 1;
  }
  return false;
}

function startsWith(file: Uint8Array, at: number, sign: string): boolean {
  return [...sign].every((letter, index) => file[at + index] === letter.charCodeAt(0));
}

async function passkeyed<T>(act: () => Promise<T>): Promise<T> {
  if (!("credentials" in navigator)) throw new PasskeyError("unable");
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof DOMException && isOfPasskey(fault)) throw new PasskeyError(fault.name === "NotSupportedError" ? "unable" : "cancelled");
    if (fault instanceof Error && fault.message.includes("PRF")) throw new PasskeyError("unable");
    throw fault;
  }
}

function isOfPasskey(fault: DOMException): boolean {
  return ["NotAllowedError", "AbortError", "InvalidStateError", "NotSupportedError", "SecurityError"].includes(fault.name);
}

// Lets the page draw what it has just said.
function shown(): Promise<void> {
  return new Promise(resolve => { setTimeout(resolve); });
}
