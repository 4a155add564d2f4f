import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { pack, ParcelError, sizes, unpack, type Part } from "#vault/parcel";

const kibi = 1024;
let seed = 20_260_701;

// The same numbers each time.
function below(limit: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 8) % limit;
}

function filled(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(256));
}

function some(): readonly Part[] {
  const names = ["text.txt", "photo-1.jpg", "photo-2.png", "photo-3.webp", "voice.ogg", "reply-to.txt"].filter(() => below(2) === 1);
  return names.map(name => ({ name, bytes: filled([0, 1, 511, 512, 513, below(3000), below(70_000)][below(7)]!) }));
}

test("What is packed comes back, and the size is one of the list", () => {
  for (let time = 0; time < 60; time++) {
    const parts = some();
    const parcel = pack(parts);
    assert.ok(sizes.includes(parcel.length));
    const held = parts.reduce((sum, part) => sum + 512 + Math.ceil(part.bytes.length / 512) * 512, 1536);
    assert.equal(parcel.length, sizes.find(size => size >= held));
    assert.deepEqual(unpack(parcel).map(part => ({ name: part.name, bytes: Buffer.from(part.bytes) })), parts.map(part => ({ name: part.name, bytes: Buffer.from(part.bytes) })));
  }
});

test("At each edge of a size one byte more takes the next, and too much is refused", () => {
  for (const [at, size] of sizes.entries()) {
    const fits = new Uint8Array(size - 2048);
    assert.equal(pack([{ name: "text.txt", bytes: fits }]).length, size);
    const more = () => pack([{ name: "text.txt", bytes: new Uint8Array(fits.length + 1) }]);
    if (at + 1 < sizes.length) assert.equal(more().length, sizes[at + 1]);
    else assert.throws(more, (fault: ParcelError) => fault.reason === "too large");
  }
});

test("tar reads it, and finds no time, owner or mode that tells anything", () => {
  const parcel = pack([{ name: "text.txt", bytes: Buffer.from("what happened today\n") }, { name: "photo-1.jpg", bytes: filled(700) }]);
  assert.equal(parcel.length, 16 * kibi);
  const listed = execFileSync("tar", ["--utc", "-tvf", "-"], { input: parcel, encoding: "utf8" }).trim().split("\n").map(line => line.replace(/\s+/g, " "));
  assert.deepEqual(listed, ["-rw------- 0/0 20 1970-01-01 00:00 text.txt", "-rw------- 0/0 700 1970-01-01 00:00 photo-1.jpg", "-rw------- 0/0 12288 1970-01-01 00:00 padding"]);
  assert.equal(execFileSync("tar", ["-xOf", "-", "text.txt"], { input: parcel, encoding: "utf8" }), "what happened today\n");
});

test("Names that lead elsewhere, twice the same, and damage of any kind are refused", () => {
  for (const name of ["../text.txt", "/text.txt", "text", "", "Text.txt", "a b.txt", "padding", "text.txt\0", "x".repeat(60)]) {
    assert.throws(() => pack([{ name, bytes: new Uint8Array(1) }]), (fault: ParcelError) => fault.reason === "name");
  }
  assert.throws(() => pack([{ name: "text.txt", bytes: new Uint8Array(1) }, { name: "text.txt", bytes: new Uint8Array(1) }]), ParcelError);
  const parcel = pack([{ name: "text.txt", bytes: filled(900) }, { name: "voice.webm", bytes: filled(40) }]);
  for (let time = 0; time < 2000; time++) {
    const damaged = parcel.slice(0, below(4) === 0 ? below(parcel.length) : parcel.length);
    for (let many = below(4) + 1; many > 0; many--) damaged[below(Math.min(4096, damaged.length + 1))] = below(256);
    try {
      for (const part of unpack(damaged)) assert.match(part.name, /^[a-z][a-z0-9-]*\.[a-z0-9]+$/);
    } catch (fault) {
      assert.ok(fault instanceof ParcelError, String(fault));
    }
  }
  // An archive with a link, as tar makes it, is none of ours.
  assert.throws(() => unpack(new Uint8Array(512)), ParcelError);
  assert.throws(() => unpack(new Uint8Array(0)), ParcelError);
});
