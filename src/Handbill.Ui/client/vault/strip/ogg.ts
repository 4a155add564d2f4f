// Opus in Ogg (RFC 3533, RFC 7845), as Firefox records it: the comments are written anew and empty, and the stream's random number is made 1.
import type { Bytes } from "../bytes";
import type { Found } from "./found";
import { broken, byteAt, littleAt, partAt, StripError, textAt } from "./reader";
import { joined } from "./write";

// Nobody's name, and no comment.
const noTags = Uint8Array.from("OpusTags\0\0\0\0\0\0\0\0", letter => letter.charCodeAt(0));

interface Page {
  readonly flags: number;
  // A page on which no packet ends has the position -1.
  readonly position: Uint8Array;
  readonly lacing: Uint8Array;
  readonly content: Uint8Array;
}

export function isOgg(bytes: Uint8Array): boolean {
  return textAt(bytes, 0, 4) === "OggS";
}

export function stripOgg(bytes: Uint8Array, found: Found): Bytes {
  const pages: Page[] = [];
  const stream = littleAt(bytes, 14, 4);
  for (let at = 0; at < bytes.length;) {
    if (textAt(bytes, at, 4) !== "OggS" || byteAt(bytes, at + 4) !== 0) broken();
    const lacing = partAt(bytes, at + 27, byteAt(bytes, at + 26));
    const length = lacing.reduce((sum, value) => sum + value, 0);
    const content = partAt(bytes, at + 27 + lacing.length, length);
    if (littleAt(bytes, at + 14, 4) === stream) pages.push({ flags: byteAt(bytes, at + 5) & 7, position: partAt(bytes, at + 6, 8), lacing, content });
    else found.add("other");
    at += 27 + lacing.length + length;
  }
  const [head, ...rest] = pages;
  if (!head || head.content.length > 254 || textAt(head.content, 0, 8) !== "OpusHead") throw new StripError("unknown");
  if (head.content.length !== lengthOfOpusHead(head.content) || rest.some(page => page.flags & 2)) broken();
  const audio = rest.slice(tagPages(rest, found));
  if (audio.length === 0) broken();
  const tags: Page = { flags: 0, position: new Uint8Array(8), lacing: Uint8Array.of(noTags.length), content: noTags };
  return joined([{ ...head, flags: 2, lacing: Uint8Array.of(head.content.length) }, tags, ...audio].map(written));
}

// How long an OpusHead must be for what it says of itself.
export function lengthOfOpusHead(head: Uint8Array): number {
  return byteAt(head, 18) === 0 ? 19 : 21 + byteAt(head, 9);
}

// How many pages the packet of the comments takes: it ends at the end of a page.
function tagPages(pages: readonly Page[], found: Found): number {
  const count = 1 + pages.findIndex(page => page.lacing.some(value => value < 255));
  const first = pages[0];
  const last = pages[count - 1];
  if (!first || !last || textAt(first.content, 0, 8) !== "OpusTags" || last.lacing.findIndex(value => value < 255) !== last.lacing.length - 1) broken();
  const vendor = first.content.length >= 12 ? littleAt(first.content, 8, 4) : 0;
  if (vendor > 0) found.add("program");
  const comments = first.content.length >= 16 + vendor ? littleAt(first.content, 12 + vendor, 4) : 1;
  // A recorder's own comments name the encoder; words are told where there are others.
  if (comments > 0) found.add(comments === 1 && /^ENCODER=/i.test(textAt(first.content, 20 + vendor, 8)) ? "program" : "words");
  return count;
}

function written(page: Page, number: number): Uint8Array {
  const bytes = new Uint8Array(27 + page.lacing.length + page.content.length);
  const view = new DataView(bytes.buffer);
  bytes.set(Uint8Array.from("OggS", letter => letter.charCodeAt(0)));
  bytes[5] = page.flags;
  bytes.set(page.position, 6);
  view.setUint32(14, 1, true);
  view.setUint32(18, number, true);
  bytes[26] = page.lacing.length;
  bytes.set(page.lacing, 27);
  bytes.set(page.content, 27 + page.lacing.length);
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum << 8) ^ table[((sum >>> 24) ^ byte) & 0xff]!;
  return sum >>> 0;
}
