// Opus in WebM (RFC 8794, RFC 9559), as Chrome records it. What is not needed is overwritten where it stands, so that all places in the file stay true.
import type { Bytes } from "../bytes";
import type { Code, Found } from "./found";
import { lengthOfOpusHead } from "./ogg";
import { broken, byteAt, numberAt, partAt, StripError, textAt } from "./reader";

const file = 0;
const [head, segment, info, tracks, track, audio, cluster, group] = [0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe1, 0x1f43b675, 0xa0];
// What holds others, and where alone it may stand.
const parents = new Map([[head, file], [segment, file], [info, segment], [tracks, segment], [cluster, segment], [track, tracks], [audio, track], [group, cluster]]);
const ofSegment = new Set([0x114d9b74, info, tracks, cluster, 0x1c53bb6b, 0x1254c367, 0x1941a469, 0x1043a770]);
const [codec, setUp, kind, uid] = [0x86, 0x63a2, 0x83, 0x73c5];
// Versions and kind of the file; scale and duration; a track's number, kind, codec, its set-up, delays and lengths; rate, channels, depth; a cluster's time, blocks, a block's length and padding.
const kept = new Set([0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285, 0x2ad7b1, 0x4489, 0xd7, kind, codec, setUp, 0x56aa, 0x56bb, 0x23e383, 0x9c, 0xb5, 0x78b5, 0x9f, 0x6264, 0xe7, 0xa3, 0xa1, 0x9b, 0xfb, 0x75a2]);
// Names of programs: the format wants them there, so they are emptied.
const programs = new Set([0x4d80, 0x5741]);
const codes: Readonly<Record<number, Code>> = { 0x4461: "time", 0x7ba9: "words", 0x536e: "words", 0x1254c367: "words", 0x1941a469: "other" };
// Places in the file, sizes and filling: of nobody.
const plain = new Set([0xec, 0xbf, 0x114d9b74, 0x1c53bb6b, 0xa7, 0xab, 0x22b59c, 0x88, 0x55aa, 0xb9]);
const unknown = -1;

interface Element {
  readonly id: number;
  readonly begin: number;
  readonly content: number;
  // Where the content ends; `unknown` where a recorder wrote on without knowing.
  readonly end: number;
}

export function isWebm(bytes: Uint8Array): boolean {
  return bytes.length > 4 && numberAt(bytes, 0, 4) === head;
}

export function stripWebm(bytes: Uint8Array, found: Found): Bytes {
  const copy = new Uint8Array(bytes);
  const seen = new Set<number>();
  elements(copy, 0, copy.length, file, seen, found);
  if (!seen.has(cluster)) broken();
  if (!seen.has(kind) || !seen.has(codec)) throw new StripError("unknown");
  return copy;
}

// Reads the children of `parent` up to `limit` or, if nobody wrote their length, to the next element that is none of theirs; returns where that is.
function elements(bytes: Uint8Array, from: number, limit: number, parent: number, seen: Set<number>, found: Found): number {
  let at = from;
  while (at < limit) {
    const one = elementAt(bytes, at, limit);
    if (parent === cluster && ofSegment.has(one.id)) break;
    if (parents.has(one.id)) at = master(bytes, one, limit, parent, seen, found);
    else {
      if (one.end === unknown) broken();
      leaf(bytes, one, found);
      at = one.end;
    }
    seen.add(one.id);
  }
  return at;
}

function master(bytes: Uint8Array, one: Element, limit: number, parent: number, seen: Set<number>, found: Found): number {
  if (parents.get(one.id) !== parent || (one.id === head && seen.has(head)) || (one.end === unknown && one.id !== segment && one.id !== cluster)) broken();
  const end = one.end === unknown ? limit : one.end;
  const read = elements(bytes, one.content, end, one.id, seen, found);
  if (one.end !== unknown && read !== end) broken();
  return read;
}

function leaf(bytes: Uint8Array, one: Element, found: Found): void {
  const content = partAt(bytes, one.content, one.end - one.content);
  if (one.id === kind && (content.length === 0 || numberAt(content, 0, Math.min(6, content.length)) !== 2)) throw new StripError("unknown");
  if (one.id === codec && textAt(content, 0, 7).replace(/\0+$/, "") !== "A_OPUS") throw new StripError("unknown");
  if (one.id === setUp && (textAt(content, 0, 8) !== "OpusHead" || content.length !== lengthOfOpusHead(content))) broken();
  if (kept.has(one.id)) return;
  if (programs.has(one.id)) {
    if (content.some(byte => byte !== 0)) found.add("program");
    content.fill(0);
  } else if (one.id === uid) {
    if (content.length === 0) broken();
    content.fill(0);
    content[content.length - 1] = 1;
  } else {
    if (!plain.has(one.id)) found.add(codes[one.id] ?? "other");
    erase(bytes, one);
  }
}

// The element becomes one of the kind that is there to be passed over, of the same length.
function erase(bytes: Uint8Array, one: Element): void {
  const length = one.end - one.begin;
  bytes.fill(0, one.begin, one.end);
  bytes[one.begin] = 0xec;
  // The length of the length grows with what is erased; a size may be written with more bytes than it needs.
  const width = length - 2 < 0x7f ? 1 : length - 5 < 0x0fffffff ? 4 : 8;
  let size = length - 1 - width;
  for (let index = width; index >= 1; index--) {
    bytes[one.begin + index] = size % 256;
    size = Math.floor(size / 256);
  }
  bytes[one.begin + 1]! |= 0x80 >> (width - 1);
}

function elementAt(bytes: Uint8Array, begin: number, limit: number): Element {
  const idLength = lengthBy(byteAt(bytes, begin), 4);
  const id = numberAt(bytes, begin, idLength);
  const at = begin + idLength;
  const first = byteAt(bytes, at);
  const sizeLength = lengthBy(first, 8);
  const content = at + sizeLength;
  const high = first & (0xff >> sizeLength);
  const isUnknown = high === 0xff >> sizeLength && partAt(bytes, at + 1, sizeLength - 1).every(byte => byte === 0xff);
  if (isUnknown) return { id, begin, content, end: unknown };
  const size = sizeLength < 8 ? high * 256 ** (sizeLength - 1) + numberAt(bytes, at + 1, sizeLength - 1) : numberAt(bytes, at + 1, 1) === 0 ? numberAt(bytes, at + 2, 6) : broken();
  if (content + size > limit) broken();
  return { id, begin, content, end: content + size };
}

// By the place of the first bit that is set.
function lengthBy(first: number, most: number): number {
  const length = Math.clz32(first) - 23;
  return length >= 1 && length <= most ? length : broken();
}
