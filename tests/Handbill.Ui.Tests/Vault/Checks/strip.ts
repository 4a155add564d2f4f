// Pictures are made with ImageMagick, what identifies is planted in them with exiftool, and exiftool looks for it again.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import test, { after } from "node:test";
import { strip, StripError } from "#vault/strip";

const folder = mkdtempSync(join(tmpdir(), "handbill-strip-"));
const at = (name: string) => join(folder, name);
const run = (program: string, ...given: string[]) => execFileSync(program, given, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
after(() => { rmSync(folder, { recursive: true, force: true }); });

const planted = "Zebedee";
const tags = [
  `-Make=${planted} works`, `-Model=${planted}`, `-Software=${planted}`, `-Artist=${planted}`, `-ImageDescription=${planted}`, `-UserComment=${planted}`, `-MakerNoteUnknownText=${planted} 99`,
  "-SerialNumber=4711", "-DateTimeOriginal=2026:05:01 05:58:00", "-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-GPSLongitude=0.1", "-GPSLongitudeRef=W", "-ThumbnailImage<=thumb.jpg",
  `-XMP-dc:Creator=${planted}`, `-XMP-photoshop:City=${planted}`, "-XMP-xmp:CreateDate=2026:05:01 05:58:00", "-ICC_Profile<=profile.icc",
];
const ofJpeg = [`-IPTC:Keywords=${planted}`, `-IPTC:City=${planted}`, `-Comment=${planted}`, "-PhotoshopThumbnail<=thumb.jpg"];
const ofPng = [`-PNG:Author=${planted}`, `-PNG:Comment=${planted}`, `-PNG:Software=${planted}`, "-PNG:ModifyDate=2026:05:01 05:58:00"];
const all = ["place", "time", "camera", "program", "thumbnail", "words", "profile", "other"];

// Name, how it is made of the picture, which way up it is said to be.
const pictures: readonly (readonly [string, readonly string[], number])[] = [
  ["plain.jpg", [], 6], ["progressive.jpg", ["-interlace", "JPEG"], 1], ["grey.jpg", ["-colorspace", "Gray"], 3], ["cmyk.jpg", ["-colorspace", "CMYK"], 8],
  ["plain.png", [], 1], ["clear.png", ["-alpha", "set", "-channel", "A", "-evaluate", "multiply", "0.5"], 1], ["few.png", ["-colors", "16", "-transparent", "black"], 1], ["laced.png", ["-interlace", "PNG"], 1],
  ["lossy.webp", ["-quality", "60"], 1], ["lossless.webp", ["-define", "webp:lossless=true"], 1], ["clear.webp", ["-alpha", "set", "-channel", "A", "-evaluate", "multiply", "0.5", "-quality", "60"], 1],
];

function make(): void {
  run("convert", "-size", "150x110", "-seed", "5", "plasma:fractal", "base.png");
  run("convert", "base.png", "-resize", "40x30", "thumb.jpg");
  for (const [name, how] of pictures) run("convert", "base.png", ...how, "-strip", name);
  const profile = Buffer.alloc(400);
  profile.writeUInt32BE(profile.length);
  for (const [place, sign] of [[12, "mntrRGB XYZ "], [36, "acsp"]] as const) profile.write(sign, place);
  writeFileSync(at("profile.icc"), profile);
  const of = (kind: string) => pictures.map(([name]) => name).filter(name => extname(name) === kind);
  run("exiftool", "-q", "-overwrite_original", ...tags, ...ofJpeg, ...of(".jpg"), "-execute", "-q", "-overwrite_original", ...tags, ...ofPng, ...of(".png"), "-execute", "-q", "-overwrite_original", ...tags, ...of(".webp"),
    ...[3, 6, 8].flatMap(turn => ["-execute", "-q", "-n", "-overwrite_original", `-Orientation=${turn}`, ...pictures.filter(one => one[2] === turn).map(([name]) => name)]));
  // A moving picture behind the still one, as phones write it.
  appendFileSync(at("plain.jpg"), Buffer.from(`\0\0\0\x18ftypmp42${planted}`));
  appendFileSync(at("plain.png"), readFileSync(at("thumb.jpg")));
}

function groupsOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const read = JSON.parse(run("exiftool", "-j", "-G1", "-a", "-u", "-ee", ...names).toString()) as readonly Readonly<Record<string, unknown>>[];
  return new Map(read.map(one => [String(one["SourceFile"]), Object.keys(one)]));
}

// What exiftool says of a file's outside and of the coded picture itself.
const ofThePicture = /^(SourceFile$|ExifTool:|System:|File:(FileType|FileTypeExtension|MIMEType|ExifByteOrder|Image(Width|Height)|EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling)$|Composite:(ImageSize|Megapixels)$|Adobe:|IFD0:Orientation$|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency|Gamma|WhitePoint[XY]|RedX|RedY|GreenX|GreenY|BlueX|BlueY|SRGBRendering)$|PNG-cHRM:|RIFF:)/;

test("What is planted in pictures is found before and not after, no pixel changes, and they stay the right way up", () => {
  make();
  const names = pictures.map(([name]) => name);
  const before = groupsOf(names);
  for (const [name, , turn] of pictures) {
    const kind = extname(name).slice(1);
    for (const wanted of ["GPS:GPSLatitude", "ExifIFD:DateTimeOriginal", "IFD0:Make", "XMP-photoshop:City", "ExifIFD:MakerNoteUnknownText", "IFD1:ThumbnailImage"]) assert.ok(before.get(name)!.includes(wanted), `${name} had no ${wanted}`);
    const stripped = strip(readFileSync(at(name)));
    assert.equal(stripped.kind, kind);
    // What stands behind the picture is told apart, too.
    assert.deepEqual(stripped.removed.filter(code => code !== "other"), all.slice(0, 7), name);
    assert.ok(!name.startsWith("plain") || stripped.removed.includes("other"), name);
    assert.ok(!Buffer.from(stripped.bytes).includes(planted), name);
    writeFileSync(at(`clean-${name}`), stripped.bytes);
    assert.equal(pixelsApart(name, `clean-${name}`), "0", name);
    const again = strip(stripped.bytes);
    assert.deepEqual([Buffer.compare(again.bytes, stripped.bytes), again.removed], [0, []], `${name} is not the same when it is stripped again`);
    if (kind === "jpg") assert.equal(run("exiftool", "-n", "-s3", "-Orientation", `clean-${name}`).toString().trim(), turn === 1 ? "" : String(turn), name);
  }
  for (const [name, found] of groupsOf(names.map(name => `clean-${name}`))) assert.deepEqual(found.filter(one => !ofThePicture.test(one)), [], name);
});

function pixelsApart(one: string, other: string): string {
  return spawnSync("compare", ["-quiet", "-metric", "AE", one, other, "null:"], { cwd: folder, encoding: "utf8" }).stderr.trim();
}

const jpeg = (...segments: readonly (readonly number[])[]) => Uint8Array.from([0xff, 0xd8, ...segments.flat()]);
const quantisers = [0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(1)];
const frame = [0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
const codes = [0xff, 0xc4, 0, 20, 0, 1, ...new Array<number>(15).fill(0), 0];
const restarts = [0xff, 0xdd, 0, 4, 0, 1];
const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0, 0x3f, 0xff, 0xd0, 0x3f, 0xff, 0xd7, 0x3f];
const end = [0xff, 0xd9];
const remark = [0xff, 0xfe, 0, 5, 65, 66, 67];

test("Restarts, several scans, filling bytes and segments between scans come out as they must", () => {
  const clean = jpeg(quantisers, frame, codes, restarts, scan, codes, scan, end);
  const stripped = strip(jpeg(remark, quantisers, [0xff, 0xff, 0xff], frame, codes, restarts, scan, remark, [0xff, 0xff], codes, scan, end, [...end, ...remark]));
  assert.deepEqual([...stripped.bytes], [...clean]);
  assert.deepEqual(stripped.removed, ["thumbnail", "words"]);
  assert.deepEqual([...strip(jpeg(quantisers, frame, codes, scan)).bytes], [...jpeg(quantisers, frame, codes, scan, end)]);
});

test("What is no picture of ours is refused for its reason", () => {
  const refused = (bytes: ArrayLike<number>, reason: string) => { assert.throws(() => strip(Uint8Array.from(bytes)), (fault: StripError) => fault instanceof StripError && fault.reason === reason, reason); };
  for (const brand of ["heic", "heix", "mif1", "msf1"]) refused(Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`), "heic");
  refused(Buffer.from("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"), "unknown");
  refused(Buffer.from("\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf"), "unknown");
  for (const text of ["", "GIF89a", "BM", "%PDF-1.7", "II*\0", "\xff\xd8", "<svg xmlns='http://www.w3.org/2000/svg'/>"]) refused(Buffer.from(text, "latin1"), "unknown");
  const broken = [
    [quantisers, frame, codes, end], [frame, scan.slice(0, 3)], [quantisers, codes, scan, end], [quantisers, frame, frame, scan, end], [[0xff, 0xd8], frame, scan, end], [quantisers, [0, 1], frame, scan, end],
    // A table with more in it than it says, and a segment that nobody knows.
    [[0xff, 0xdb, 0, 70, ...quantisers.slice(4), 1, 2, 3], frame, codes, scan, end], [[0xff, 0xf7, 0, 4, 1, 2], frame, codes, scan, end],
  ];
  for (const segments of broken) refused(jpeg(...segments), "broken");
});

test("Thousands of damaged files give a clean picture or a refusal, nothing else", () => {
  run("convert", "base.png", "-resize", "16x12", "-strip", "small.png");
  for (const [name, how] of [["small.jpg", []], ["stepwise.jpg", ["-interlace", "JPEG"]], ["small.webp", ["-quality", "40"]], ["clear-small.webp", ["-alpha", "set", "-channel", "A", "-evaluate", "multiply", "0.5"]]] as const) run("convert", "small.png", ...how, name);
  const names = ["small.png", "small.jpg", "stepwise.jpg", "small.webp", "clear-small.webp"];
  run("exiftool", "-q", "-overwrite_original", ...tags.filter(tag => !tag.startsWith("-ICC")), ...names);
  let seed = 4_242;
  const below = (limit: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0, (seed >>> 8) % limit);
  const counts = { clean: 0, broken: 0, unknown: 0, heic: 0 };
  for (const name of names) {
    const whole = readFileSync(at(name));
    for (let time = 0; time < 800; time++) {
      let bytes = Uint8Array.from(whole);
      if (below(3) === 0) bytes = bytes.slice(0, below(bytes.length));
      if (below(4) === 0) bytes.copyWithin(below(bytes.length + 1), below(bytes.length + 1), below(bytes.length + 1));
      for (let many = below(5); many > 0 && bytes.length > 0; many--) bytes[below(below(2) === 0 ? Math.min(200, bytes.length) : bytes.length)] = [0, 0xff, 0xd9, 0xfe, below(256)][below(5)]!;
      try {
        const stripped = strip(bytes);
        assertClean(stripped.bytes, stripped.kind);
        counts.clean++;
      } catch (fault) {
        assert.ok(fault instanceof StripError, String(fault));
        counts[fault.reason]++;
      }
    }
  }
  console.log(`of ${names.length * 800} damaged pictures: ${Object.entries(counts).map(([what, many]) => `${many} ${what}`).join(", ")}`);
});

test("Files made to take long take no longer than others", () => {
  const of = (length: number, piece: readonly number[], head: readonly number[] = []) => { const bytes = new Uint8Array(length); bytes.set(head); for (let place = head.length; place + piece.length <= length; place += piece.length) bytes.set(piece, place); return bytes; };
  const length = 1024 * 1024;
  const picture = [0xff, 0xd8, ...frame];
  const header = [...strip(readFileSync(at("base.png"))).bytes.subarray(0, 33)];
  const inputs = [
    of(length, [0xff, 0xff], picture), of(length, [0xff, 0xfe, 0, 2], picture), of(length, codes, picture), of(length, scan, picture), of(length, [0xff, 0xe1, 0, 12, ...Buffer.from("Exif\0\0MM\0*")], picture), of(length, [0xff, 0], [...picture, ...scan]),
    of(length, [0xff, 0xed, 0xff, 0xff, ...new Array<number>(0xfffd).fill(0x1c)], picture),
    of(length, [0, 0, 0, 0, ...Buffer.from("tEXt"), 0, 0, 0, 0], header), of(length, [...Buffer.from("XMP "), 0, 0, 0, 0], [...Buffer.from("RIFF"), 0xf8, 0xff, 0x0f, 0, ...Buffer.from("WEBP")]),
  ];
  const began = performance.now();
  for (const bytes of inputs) {
    try {
      strip(bytes);
    } catch (fault) {
      assert.ok(fault instanceof StripError, String(fault));
    }
  }
  const took = performance.now() - began;
  console.log(`${inputs.length} files of 1 MiB that are made to take long: ${took.toFixed(0)} ms`);
  assert.ok(took < 10_000);
});

// Reads what came out again, by other code than that which wrote it.
function assertClean(bytes: Uint8Array, kind: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const letters = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (kind === "png") {
    for (let place = 8; place < bytes.length; place += view.getUint32(place) + 12) assert.match(letters(place + 4), /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB)$/);
  } else if (kind === "webp") {
    assert.equal(view.getUint32(4, true) + 8, bytes.length);
    for (let place = 12; place < bytes.length;) {
      const size = view.getUint32(place + 4, true);
      assert.match(letters(place), /^(VP8 |VP8L|VP8X|ALPH)$/);
      if (letters(place) === "VP8X") assert.equal(bytes[place + 8]! & ~0x10, 0);
      place += 8 + size + size % 2;
    }
  } else {
    assert.deepEqual([...bytes.subarray(-2)], [0xff, 0xd9]);
    for (let place = 2; place < bytes.length - 2;) {
      assert.equal(bytes[place], 0xff);
      const marker = bytes[place + 1]!;
      const size = view.getUint16(place + 2);
      // Of what tells, only the way up in 34 bytes of our own, and how Adobe's colours are meant.
      assert.ok((marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdd) || (marker === 0xe1 && size === 34) || (marker === 0xee && size === 14), marker.toString(16));
      place += 2 + size;
      while (marker === 0xda && !(bytes[place] === 0xff && bytes[place + 1] !== 0 && (bytes[place + 1]! & 0xf8) !== 0xd0)) place++;
    }
  }
}
