// JPEG (ITU-T T.81): kept is what draws, segment by segment and each of exactly the length that its content needs.
import type { Bytes } from "../bytes";
import type { Found } from "./found";
import { broken, byteAt, numberAt, partAt, textAt } from "./reader";
import { readPhotoshop, readXmp } from "./text";
import { readTiff } from "./tiff";
import { bigEndian, joined } from "./write";

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const dri = 0xdd;
const app0 = 0xe0;
const app14 = 0xee;
const comment = 0xfe;

const begin = Uint8Array.of(0xff, soi);
const end = Uint8Array.of(0xff, eoi);

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === soi && bytes[2] === 0xff;
}

export function stripJpeg(bytes: Uint8Array, found: Found): Bytes {
  return new Stripper(bytes, found).strip();
}

class Stripper {
  private readonly kept: Uint8Array[] = [];
  // Of the first EXIF, which is the one that counts.
  private orientation = 0;
  private adobe = -1;
  private hasFrame = false;
  private hasScan = false;
  private at = 2;

  constructor(private readonly bytes: Uint8Array, private readonly found: Found) {}

  strip(): Bytes {
    for (let marker = this.marker(); marker !== eoi; marker = this.marker()) {
      if (marker === 0x01) continue;
      const length = numberAt(this.bytes, this.at, 2);
      const content = partAt(this.bytes, this.at + 2, length - 2);
      this.at += length;
      if ((marker & 0xf0) === app0 || marker === comment) this.drop(marker, content);
      else this.keep(marker, content);
    }
    if (!this.hasScan) broken();
    if (this.at < this.bytes.length) this.found.add(this.bytes.indexOf(0xff, this.at) === this.at ? "thumbnail" : "other");
    return joined([begin, ...this.head(), ...this.kept, end]);
  }

  // Past any bytes that fill up. A picture whose end is cut off in its last scan is ended here, as browsers draw it.
  private marker(): number {
    if (this.hasScan && this.at >= this.bytes.length) return eoi;
    if (byteAt(this.bytes, this.at) !== 0xff) broken();
    while (this.bytes[this.at] === 0xff) this.at++;
    if (this.hasScan && this.at >= this.bytes.length) return eoi;
    return byteAt(this.bytes, this.at++);
  }

  private keep(marker: number, content: Uint8Array): void {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (content.length !== lengthOf(marker, isFrame, content) || (isFrame && this.hasFrame)) broken();
    this.hasFrame ||= isFrame;
    this.kept.push(Uint8Array.of(0xff, marker, ...bigEndian(content.length + 2, 2)), content);
    if (marker !== sos) return;
    if (!this.hasFrame) broken();
    this.hasScan = true;
    this.scan();
  }

  // Coded data up to the next marker: bytes 0xff that are data are followed by 0, and restarts belong to it.
  private scan(): void {
    const from = this.at;
    for (let next = this.bytes.indexOf(0xff, from); ; next = this.bytes.indexOf(0xff, next + 1)) {
      const code = next < 0 ? undefined : this.bytes[next + 1];
      if (code === 0 || (code !== undefined && code >= 0xd0 && code <= 0xd7)) continue;
      this.at = next < 0 ? this.bytes.length : next;
      break;
    }
    this.kept.push(this.bytes.subarray(from, this.at));
  }

  private head(): readonly Uint8Array[] {
    const head: Uint8Array[] = [];
    if (this.orientation > 1) head.push(turned(this.orientation));
    if (this.adobe >= 0) head.push(Uint8Array.of(0xff, app14, 0, 14, ...ascii("Adobe"), 0, 100, 0, 0, 0, 0, this.adobe));
    return head;
  }

  private drop(marker: number, content: Uint8Array): void {
    const sign = textAt(content, 0, 40);
    switch (marker) {
      case app0:
        if (sign.startsWith("JFIF\0") ? (content[12] ?? 0) * (content[13] ?? 0) > 0 : sign.startsWith("JFXX\0")) this.found.add("thumbnail");
        else if (!sign.startsWith("JFIF\0")) this.found.add("other");
        return;
      case 0xe1:
        if (sign.startsWith("Exif\0")) this.exif(content);
        else if (sign.startsWith("http://ns.adobe.com/")) readXmp(content, this.found);
        else this.found.add("other");
        return;
      case 0xe2:
        this.found.add(sign.startsWith("ICC_PROFILE\0") ? "profile" : sign.startsWith("MPF\0") ? "thumbnail" : "other");
        return;
      case 0xec:
        this.found.add(sign.startsWith("Ducky") ? "program" : "camera");
        return;
      case 0xed:
        readPhotoshop(content, this.found);
        return;
      case app14:
        if (sign.startsWith("Adobe") && content.length >= 12 && content[11]! <= 2) this.adobe = content[11]!;
        else this.found.add("other");
        return;
      default:
        this.found.add(marker === comment ? "words" : "other");
    }
  }

  private exif(content: Uint8Array): void {
    if (this.orientation === 0) this.orientation = readTiff(content.subarray(6), this.found);
    else this.found.add("other");
  }
}

// How long the content of a segment must be for what it says of itself; less than nothing where such a segment is not known.
function lengthOf(marker: number, isFrame: boolean, content: Uint8Array): number {
  if (isFrame) return 6 + 3 * byteAt(content, 5);
  switch (marker) {
    case 0xc4: return tables(content, at => 17 + partAt(content, at + 1, 16).reduce((sum, codes) => sum + codes, 0));
    case 0xdb: return tables(content, at => byteAt(content, at) < 0x10 ? 65 : 129);
    case 0xcc: return tables(content, () => 2);
    case sos: return 4 + 2 * byteAt(content, 0);
    case dri:
    case 0xdc: return 2;
    default: return -1;
  }
}

function tables(content: Uint8Array, lengthAt: (at: number) => number): number {
  let at = 0;
  do at += lengthAt(at); while (at < content.length);
  return at;
}

// EXIF with one tag, that of the orientation.
function turned(orientation: number): Uint8Array {
  const tiff = [...ascii("MM"), 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, 0xe1, ...bigEndian(tiff.length + 8, 2), ...ascii("Exif"), 0, 0, ...tiff);
}

function ascii(text: string): readonly number[] {
  return [...text].map(letter => letter.charCodeAt(0));
}
