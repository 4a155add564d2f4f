// PNG (W3C, third edition): kept are the chunks that draw, of which each must be whole.
import type { Bytes } from "../bytes";
import type { Found } from "./found";
import { broken, numberAt, partAt, textAt } from "./reader";
import { readXmp } from "./text";
import { readTiff } from "./tiff";
import { joined } from "./write";

const signature = "\x89PNG\r\n\x1a\n";
// How long a chunk that is kept may be, in bytes.
const kept: Readonly<Record<string, readonly [number, number]>> = {
  IHDR: [13, 13], PLTE: [3, 768], IDAT: [0, 0x7fffffff], IEND: [0, 0], tRNS: [1, 256], gAMA: [4, 4], cHRM: [32, 32], sRGB: [1, 1],
};
// Colours of the ground, density, significant bits: nobody's, and not needed.
const plain = new Set(["pHYs", "bKGD", "sBIT", "hIST", "sTER"]);

export function isPng(bytes: Uint8Array): boolean {
  return textAt(bytes, 0, 8) === signature;
}

export function stripPng(bytes: Uint8Array, found: Found): Bytes {
  const parts = [bytes.subarray(0, 8)];
  let hasData = false;
  for (let at = 8, type = ""; type !== "IEND";) {
    const length = numberAt(bytes, at, 4);
    type = textAt(bytes, at + 4, 4);
    const chunk = partAt(bytes, at, length + 12);
    if ((at === 8) !== (type === "IHDR")) broken();
    const limits = kept[type];
    if (!limits) tell(type, chunk.subarray(8, -4), found);
    else if (length < limits[0] || length > limits[1] || checksum(chunk.subarray(4, -4)) !== numberAt(chunk, length + 8, 4)) broken();
    else parts.push(chunk);
    hasData ||= type === "IDAT" && length > 0;
    at += length + 12;
    if (type === "IEND" && at < bytes.length) found.add("other");
  }
  return hasData ? joined(parts) : broken();
}

function tell(type: string, content: Uint8Array, found: Found): void {
  if (plain.has(type)) return;
  if (type === "tIME") found.add("time");
  else if (type === "iCCP") found.add("profile");
  else if (type === "eXIf") readTiff(content, found);
  else if (["tEXt", "zTXt", "iTXt"].includes(type)) tellText(content, found);
  else found.add("other");
}

function tellText(content: Uint8Array, found: Found): void {
  const key = textAt(content, 0, Math.min(80, Math.max(0, content.indexOf(0))));
  if (key === "XML:com.adobe.xmp") readXmp(content, found);
  else if (/^raw profile type/i.test(key)) found.add(/icc|icm/i.test(key) ? "profile" : "other");
  else if (/^software$/i.test(key)) found.add("program");
  else if (/time|date/i.test(key)) found.add("time");
  else found.add("words");
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
