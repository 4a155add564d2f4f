// AAC in MP4 (ISO/IEC 14496-12), as Safari records it. What is not needed is overwritten where it stands, so that all places in the file stay true.
import type { Bytes } from "../bytes";
import type { Found } from "./found";
import { broken, byteAt, numberAt, partAt, StripError, textAt } from "./reader";

const containers = new Set(["moov", "trak", "mdia", "minf", "stbl", "dinf", "moof", "traf", "mvex"]);
const kept = new Set(["ftyp", "styp", "mvhd", "tkhd", "mdhd", "hdlr", "smhd", "dref", "stsd", "stts", "stsc", "stsz", "stco", "co64", "stss", "sgpd", "sbgp", "mehd", "trex", "mfhd", "tfhd", "tfdt", "trun", "mdat", "edts", "elst", "free"]);
// Of nobody, and not needed.
const indexes = new Set(["sidx", "mfra", "ssix"]);
const dated = new Set(["mvhd", "tkhd", "mdhd"]);
const deepest = 8;

export function isMp4(bytes: Uint8Array): boolean {
  return textAt(bytes, 4, 4) === "ftyp" && /^(M4A |mp4[12]|iso[2-8m]|isom|MSNV)$/.test(textAt(bytes, 8, 4));
}

export function stripMp4(bytes: Uint8Array, found: Found): Bytes {
  const copy = new Uint8Array(bytes);
  const seen = new Set<string>();
  boxes(copy, 0, copy.length, 0, seen, found);
  if (!seen.has("mdat") || !seen.has("soun")) throw new StripError("unknown");
  return copy;
}

function boxes(bytes: Uint8Array, from: number, to: number, depth: number, seen: Set<string>, found: Found): void {
  for (let at = from; at < to;) {
    const type = textAt(bytes, at + 4, 4);
    const short = numberAt(bytes, at, 4);
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? numberAt(bytes, at + 10, 6) : short === 0 ? to - at : short;
    if (length < head || at + length > to || (short === 1 && numberAt(bytes, at + 8, 2) !== 0)) broken();
    if (containers.has(type) && depth < deepest) boxes(bytes, at + head, at + length, depth + 1, seen, found);
    else if (!kept.has(type)) blank(bytes, at, head, length, found, type);
    else content(bytes, type, at + head, at + length, seen, found);
    seen.add(type);
    at += length;
  }
}

function content(bytes: Uint8Array, type: string, from: number, to: number, seen: Set<string>, found: Found): void {
  if (type === "free") bytes.fill(0, from, to);
  if (dated.has(type)) {
    // Two times of 4 bytes, or of 8 in version 1.
    const times = partAt(bytes.subarray(0, to), from + 4, byteAt(bytes, from) === 1 ? 16 : 8);
    if (times.some(byte => byte !== 0)) found.add("time");
    times.fill(0);
  }
  if (type !== "hdlr") return;
  const handler = textAt(bytes, from + 8, 4);
  // Video beside the voice would show what was not meant.
  if (handler !== "soun") throw new StripError("unknown");
  seen.add(handler);
  const name = partAt(bytes.subarray(0, to), from + 24, to - from - 24);
  if (name.some(byte => byte !== 0)) found.add("program");
  name.fill(0);
}

function blank(bytes: Uint8Array, at: number, head: number, length: number, found: Found, type: string): void {
  if (!indexes.has(type)) found.add(type === "udta" || type === "meta" ? "words" : "other");
  bytes.set(Uint8Array.from("free", letter => letter.charCodeAt(0)), at + 4);
  bytes.fill(0, at + head, at + length);
}
