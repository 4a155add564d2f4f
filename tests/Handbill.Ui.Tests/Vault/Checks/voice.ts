// Ogg as Firefox records it, laid out here byte by byte. Chromium's own recordings are looked at in Chromium.
import assert from "node:assert/strict";
import test from "node:test";
import { stripVoice, StripError } from "#vault/strip";

const latin = (text: string) => [...Buffer.from(text, "latin1")];
const little = (value: number, length: number) => Array.from({ length }, (_, at) => Math.floor(value / 256 ** at) % 256);
const head = [...latin("OpusHead"), 1, 1, 0x38, 1, ...little(48_000, 4), 0, 0, 0];
const tags = (vendor: string, ...comments: readonly string[]) => [vendor, ...comments].reduce((all, text, at) => [...all, ...(at === 1 ? little(comments.length, 4) : []), ...little(text.length, 4), ...latin(text)], latin("OpusTags")).concat(comments.length === 0 ? little(0, 4) : []);

// Bit by bit, unlike the table in the code.
function sum(bytes: readonly number[]): number {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
  }
  return value >>> 0;
}

function page(flags: number, position: number, stream: number, number: number, lacing: readonly number[], content: readonly number[]): readonly number[] {
  const bytes = [...latin("OggS"), 0, flags, ...little(position, 8), ...little(stream, 4), ...little(number, 4), 0, 0, 0, 0, lacing.length, ...lacing, ...content];
  return [...bytes.slice(0, 22), ...little(sum(bytes), 4), ...bytes.slice(26)];
}

function whole(content: readonly number[]): readonly number[] {
  return [...new Array<number>(Math.floor(content.length / 255)).fill(255), content.length % 255];
}

const sound = [page(0, 960, 77, 9, [3, 4], [1, 2, 3, 4, 5, 6, 7]), page(4, 1920, 77, 10, [2], [8, 9])];
const file = (comments: readonly number[], more: readonly number[] = []) => Uint8Array.from([...page(2, 0, 77, 0, whole(head), head), ...page(0, 0, 77, 1, whole(comments), comments), ...more, ...sound.flat()]);
const clean = Uint8Array.from([page(2, 0, 1, 0, whole(head), head), page(0, 0, 1, 1, [16], tags("")), page(0, 960, 1, 2, [3, 4], [1, 2, 3, 4, 5, 6, 7]), page(4, 1920, 1, 3, [2], [8, 9])].flat());

test("A recording in Ogg loses its recorder's name, its comments and its random number", () => {
  const stripped = stripVoice(file(tags("Mozilla140.0", "ENCODER=Mozilla140.0")));
  assert.deepEqual([...stripped.bytes], [...clean]);
  assert.deepEqual([stripped.kind, stripped.removed], ["ogg", ["program"]]);
  assert.deepEqual(stripVoice(file(tags("x", "TITLE=at the gate", "LOCATION=dock 4"))).removed, ["program", "words"]);
  assert.deepEqual([...stripVoice(file(tags("", `PICTURE=${"x".repeat(900)}`))).bytes], [...clean]);
  assert.deepEqual(stripVoice(file(tags(""), page(0, 0, 78, 0, [1], [1]))).removed, ["other"]);
  assert.deepEqual(stripVoice(stripped.bytes).removed, []);
});

test("What is no voice note is refused, and damage gives a note without names or a refusal", () => {
  for (const bytes of [[], latin("OggS"), latin("RIFF\0\0\0\0WAVE"), latin("ID3"), [0x1a, 0x45, 0xdf, 0xa3], latin("\0\0\0\x08ftyp"), latin("\0\0\0\x10ftypisom\0\0\0\0")]) assert.throws(() => stripVoice(Uint8Array.from(bytes)), StripError);
  const seeds = [file(tags("Zebedee", "ENCODER=Zebedee")), webm, mp4];
  let seed = 99;
  const below = (limit: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0, (seed >>> 8) % limit);
  let clean = 0;
  for (let time = 0; time < 6000; time++) {
    const bytes = Uint8Array.from(seeds[time % seeds.length]!).slice(0, below(4) === 0 ? below(120) : undefined);
    for (let many = below(4); many > 0 && bytes.length > 0; many--) bytes[below(bytes.length)] = [0, 0xff, 0x80, below(256)][below(4)]!;
    try {
      stripVoice(bytes);
      clean++;
    } catch (fault) {
      assert.ok(fault instanceof StripError, String(fault));
    }
  }
  assert.ok(clean > 100);
});

const element = (id: readonly number[], content: readonly number[]): readonly number[] => [...id, 0x40 | (content.length >> 8), content.length & 0xff, ...content];
const track = element([0xae], [...element([0xd7], [1]), ...element([0x73, 0xc5], [9, 8, 7]), ...element([0x53, 0x6e], latin("Zebedee")), ...element([0x83], [2]), ...element([0x86], latin("A_OPUS")), ...element([0x63, 0xa2], head), ...element([0xe1], element([0x9f], [1]))]);
const unknownSegment = [0x18, 0x53, 0x80, 0x67, 0x01, ...new Array<number>(7).fill(0xff)];
const webm = Uint8Array.from([
  ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], latin("webm"))), ...unknownSegment,
  ...element([0x15, 0x49, 0xa9, 0x66], [...element([0x2a, 0xd7, 0xb1], [15, 66, 64]), ...element([0x44, 0x61], [1, 2, 3, 4, 5, 6, 7, 8]), ...element([0x4d, 0x80], latin("Zebedee")), ...element([0x57, 0x41], latin("Zebedee"))]),
  ...element([0x16, 0x54, 0xae, 0x6b], track), 0x1f, 0x43, 0xb6, 0x75, 0xff, ...element([0xe7], [0]), ...element([0xa3], [0x81, 0, 0, 0, 1, 2, 3]), 0x1f, 0x43, 0xb6, 0x75, 0xff, ...element([0xe7], [60]), ...element([0xa3], [0x81, 0, 0, 0, 4, 5]),
  ...element([0x12, 0x54, 0xc3, 0x67], element([0x73, 0x73], latin("Zebedee"))),
]);

test("A recording in WebM loses date, names and tags where they stand, and keeps each block in its place", () => {
  const stripped = stripVoice(webm);
  assert.deepEqual([stripped.kind, stripped.removed], ["webm", ["time", "program", "words"]]);
  assert.equal(stripped.bytes.length, webm.length);
  assert.ok(!Buffer.from(stripped.bytes).includes("Zebedee"));
  const blocks = Buffer.from(element([0xa3], [0x81, 0, 0, 0, 1, 2, 3]));
  assert.equal(Buffer.from(stripped.bytes).indexOf(blocks), Buffer.from(webm).indexOf(blocks));
  assert.deepEqual(stripVoice(stripped.bytes), { ...stripped, removed: [] });
  const video = Buffer.from(webm);
  video[video.indexOf(Buffer.from(element([0x83], [2]))) + 3] = 1;
  assert.throws(() => stripVoice(video), (fault: StripError) => fault.reason === "unknown");
});

const box = (type: string, ...content: readonly (readonly number[])[]): readonly number[] => { const all = content.flat(); return [0, 0, (all.length + 8) >> 8, (all.length + 8) & 0xff, ...latin(type), ...all]; };
const dated = (length: number) => [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, ...new Array<number>(length).fill(0)];
const mp4 = Uint8Array.from([
  ...box("ftyp", latin("iso5\0\0\0\0iso5mp41")),
  ...box("moov", box("mvhd", dated(88)), box("trak", box("tkhd", dated(72)), box("mdia", box("mdhd", dated(12)), box("hdlr", new Array<number>(8).fill(0), latin("soun"), new Array<number>(12).fill(0), latin("Zebedee\0")), box("minf", box("smhd", new Array<number>(8).fill(0))))), box("udta", latin("Zebedee"))),
  ...box("mdat", [1, 2, 3, 4]), ...box("uuid", latin("Zebedee")),
]);

test("A recording in MP4 loses times, names and notes where they stand", () => {
  const stripped = stripVoice(mp4);
  assert.deepEqual([stripped.kind, stripped.removed], ["m4a", ["time", "program", "words", "other"]]);
  assert.equal(stripped.bytes.length, mp4.length);
  assert.ok(!Buffer.from(stripped.bytes).includes("Zebedee") && !Buffer.from(stripped.bytes).includes(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])));
  assert.deepEqual(stripVoice(stripped.bytes), { ...stripped, removed: [] });
  const video = Buffer.from(mp4);
  video.write("vide", video.indexOf("soun"));
  assert.throws(() => stripVoice(video), (fault: StripError) => fault.reason === "unknown");
});
