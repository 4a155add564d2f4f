// What EXIF holds (TIFF 6.0 and EXIF 2.32): which kinds of things, and how the picture is to be turned.
import type { Code, Found } from "./found";
import { broken, littleAt, numberAt, StripError, textAt } from "./reader";

const orientationTag = 0x0112;
const links: Readonly<Record<number, "exif" | "place">> = { 0x8769: "exif", 0x8825: "place" };

const kinds: readonly (readonly [Code, readonly number[]])[] = [
  ["time", [0x0132, 0x882a, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292]],
  ["camera", [0x010f, 0x0110, 0x829a, 0x829d, 0x8827, 0x9201, 0x9202, 0x9203, 0x9204, 0x9205, 0x9206, 0x9207, 0x9209, 0x920a, 0x927c, 0xa430, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435, 0xc62f]],
  ["program", [0x000b, 0x0131, 0x013c]],
  ["words", [0x010d, 0x010e, 0x013b, 0x8298, 0x9286, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xa420, 0xc4a5]],
];

// Laid out of itself by each writer, and so of nobody: resolutions, colour components, sizes.
const plain = new Set([0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0115, 0x011a, 0x011b, 0x0128, 0x0213, 0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003]);

// The orientation, 1 to 8; 1 where none is said or what is said makes no sense.
export function readTiff(tiff: Uint8Array, found: Found): number {
  try {
    return new Reader(tiff, found).read();
  } catch (fault) {
    if (!(fault instanceof StripError)) throw fault;
    found.add("other");
    return 1;
  }
}

class Reader {
  private orientation = 1;
  private readonly numberAt: typeof numberAt;

  constructor(private readonly tiff: Uint8Array, private readonly found: Found) {
    this.numberAt = textAt(tiff, 0, 2) === "II" ? littleAt : textAt(tiff, 0, 2) === "MM" ? numberAt : broken();
  }

  read(): number {
    const second = this.directory(this.number(4, 4), false);
    // The second directory is that of the thumbnail.
    if (second !== 0) this.found.add("thumbnail");
    return this.orientation;
  }

  // Directories within directories go one deep, whatever is written: each is read once.
  private directory(at: number, isInner: boolean): number {
    const count = this.number(at, 2);
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + 12 * index;
      const tag = this.number(entry, 2);
      const link = links[tag];
      if (link === "place") this.found.add("place");
      else if (link === "exif" && !isInner) this.directory(this.number(entry + 8, 4), true);
      else if (tag === orientationTag && !isInner) this.turn(this.number(entry + 8, 2));
      else if (!plain.has(tag)) this.found.add(kinds.find(([, tags]) => tags.includes(tag))?.[0] ?? "other");
    }
    return this.number(at + 2 + 12 * count, 4);
  }

  private turn(value: number): void {
    if (value >= 1 && value <= 8) this.orientation = value;
  }

  private number(at: number, length: number): number {
    return this.numberAt(this.tiff, at, length);
  }
}
