// WebP (RFC 9649): kept are the picture, its alpha and its canvas. One that moves is not taken.
import type { Bytes } from "../bytes";
import type { Found } from "./found";
import { broken, byteAt, littleAt, partAt, StripError, textAt } from "./reader";
import { readXmp } from "./text";
import { readTiff } from "./tiff";
import { joined } from "./write";

const alpha = 0x10;
const moves = 0x02;

export function isWebp(bytes: Uint8Array): boolean {
  return textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 4) === "WEBP";
}

export function stripWebp(bytes: Uint8Array, found: Found): Bytes {
  const end = 8 + littleAt(bytes, 4, 4);
  if (end > bytes.length) broken();
  if (end < bytes.length) found.add("other");
  const whole = bytes.subarray(0, end);
  const parts: Uint8Array[] = [];
  const types = new Set<string>();
  for (let at = 12; at < end;) {
    const [type, length] = [textAt(whole, at, 4), littleAt(whole, at + 4, 4)];
    const content = partAt(whole, at + 8, length);
    if (isKept(type, types)) {
      parts.push(...chunk(type, type === "VP8X" ? canvas(content) : content));
      types.add(type);
    } else {
      tell(type, content, found);
    }
    // The last byte that fills up is left out by some.
    at += 8 + length + length % 2;
  }
  if (!types.has("VP8 ") && !types.has("VP8L")) broken();
  const size = parts.reduce((sum, part) => sum + part.length, 4);
  return joined([letters("RIFF"), little(size), letters("WEBP"), ...parts]);
}

// In the order of the format, each once.
function isKept(type: string, before: ReadonlySet<string>): boolean {
  const hasPicture = before.has("VP8 ") || before.has("VP8L");
  switch (type) {
    case "VP8X": return before.size === 0;
    case "ALPH": return before.has("VP8X") && !before.has("ALPH") && !hasPicture;
    case "VP8 ": return !hasPicture;
    case "VP8L": return !hasPicture && !before.has("ALPH");
    default: return false;
  }
}

function canvas(content: Uint8Array): Uint8Array {
  const flags = byteAt(content, 0);
  if (flags & moves) throw new StripError("unknown");
  if (content.length !== 10) broken();
  return Uint8Array.of(flags & alpha, 0, 0, 0, ...content.subarray(4));
}

function tell(type: string, content: Uint8Array, found: Found): void {
  if (type === "EXIF") readTiff(textAt(content, 0, 4) === "Exif" ? content.subarray(6) : content, found);
  else if (type === "XMP ") readXmp(content, found);
  else found.add(type === "ICCP" ? "profile" : "other");
}

function chunk(type: string, content: Uint8Array): readonly Uint8Array[] {
  return [letters(type), little(content.length), content, new Uint8Array(content.length % 2)];
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0));
}

function little(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff);
}
