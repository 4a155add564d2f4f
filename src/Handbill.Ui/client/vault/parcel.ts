// What is sealed: a plain ustar archive of one of a few sizes, without times, owners or modes that tell anything.
import { utf8, type Bytes } from "./bytes";

export interface Part {
  // text.txt, photo-1.jpg, …, voice.webm, reply-to.txt
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class ParcelError extends Error {
  override readonly name = "ParcelError";

  constructor(readonly reason: "too large" | "name" | "damaged") {
    super({ "too large": "This is more than one parcel takes.", name: "A part has a name that no part has.", damaged: "The parcel is damaged." }[reason]);
  }
}

const kibi = 1024;
export const sizes: readonly number[] = [16, 64, 256, 1024, 2048, 4096, 8192, 16384].map(size => size * kibi);

const block = 512;
const filler = "padding";
const names = /^[a-z][a-z0-9-]{0,39}\.[a-z0-9]{1,5}$/;

// The parts in their order, then zeros up to the next of the sizes.
export function pack(parts: readonly Part[]): Bytes {
  if (!parts.every(part => names.test(part.name)) || new Set(parts.map(part => part.name)).size !== parts.length) throw new ParcelError("name");
  const held = parts.reduce((sum, part) => sum + block + whole(part.bytes.length), 0);
  // The filler's head, and the two empty blocks that end an archive.
  const size = sizes.find(size => size >= held + 3 * block);
  if (size === undefined) throw new ParcelError("too large");
  const archive = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    writeHead(archive.subarray(at, at + block), part.name, part.bytes.length);
    archive.set(part.bytes, at + block);
    at += block + whole(part.bytes.length);
  }
  writeHead(archive.subarray(at, at + block), filler, size - held - 3 * block);
  return archive;
}

// The parts without the filler; they share the archive's memory. Anything but a plain archive of plain files with plain names is damaged.
export function unpack(archive: Uint8Array): readonly Part[] {
  if (archive.length % block !== 0 || archive.length > sizes[sizes.length - 1]!) throw new ParcelError("damaged");
  const parts: Part[] = [];
  for (let at = 0; !isEnd(archive, at);) {
    const { name, length } = readHead(archive.subarray(at, at + block));
    const begin = at + block;
    at = begin + whole(length);
    if (at > archive.length || parts.some(part => part.name === name)) throw new ParcelError("damaged");
    if (name !== filler) parts.push({ name, bytes: archive.subarray(begin, begin + length) });
  }
  return parts;
}

function whole(length: number): number {
  return Math.ceil(length / block) * block;
}

function writeHead(head: Uint8Array, name: string, length: number): void {
  head.set(utf8(name), 0);
  head.set(utf8("0000600\0" + "0000000\0" + "0000000\0" + octal(length, 11) + "\0" + "00000000000\0" + "        " + "0"), 100);
  head.set(utf8("ustar\0" + "00"), 257);
  head.set(utf8("0000000\0" + "0000000\0"), 329);
  head.set(utf8(`${octal(sumOf(head), 6)}\0 `), 148);
}

function readHead(head: Uint8Array): { readonly name: string; readonly length: number } {
  const text = String.fromCharCode(...head);
  const name = text.slice(0, 100).replace(/\0+$/, "");
  const [length, sum] = [numberIn(text.slice(124, 136)), numberIn(text.slice(148, 156))];
  const isPlain = text.startsWith("ustar\0" + "00", 257) && "0\0".includes(text[156]!) && /^\0*$/.test(text.slice(345, 500));
  if (!isPlain || sum !== sumOf(head) || (name !== filler && !names.test(name))) throw new ParcelError("damaged");
  return { name, length };
}

function numberIn(field: string): number {
  if (!/^[0-7]{1,11}[ \0]+$/.test(field)) throw new ParcelError("damaged");
  return Number.parseInt(field, 8);
}

// The checksum's own field counts as blanks.
function sumOf(head: Uint8Array): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function isEnd(archive: Uint8Array, at: number): boolean {
  if (at + 2 * block > archive.length) throw new ParcelError("damaged");
  return archive.subarray(at, at + 2 * block).every(byte => byte === 0);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
