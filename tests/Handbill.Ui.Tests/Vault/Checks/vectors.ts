// The format's own test files (C2SP's CCTV): what must open gives exactly its content, and what must not open is told apart.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";
import { KeyError, makeKeyPair } from "#vault/keys";
import { open, openWithPassphrase, SealError } from "#vault/seal";

const files = Object.entries(vectors as unknown as Readonly<Record<string, Uint8Array>>);

function read(bytes: Uint8Array): { fields: Map<string, string[]>; file: Uint8Array } {
  const buffer = Buffer.from(bytes);
  const end = buffer.indexOf("\n\n");
  const fields = new Map<string, string[]>();
  for (const line of buffer.subarray(0, end).toString("utf8").split("\n")) {
    const [name, value] = [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)];
    fields.set(name, [...fields.get(name) ?? [], value]);
  }
  const file = buffer.subarray(end + 2);
  return { fields, file: fields.has("compressed") ? inflateSync(file) : file };
}

test("Each test file of the format opens or is refused as it says", async () => {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const [name, bytes] of files) {
    const { fields, file } = read(bytes);
    const expected = fields.get("expect")![0]!;
    const identities = fields.get("identity") ?? [];
    const isOffered = !fields.has("armored") && !identities.some(one => one.startsWith("AGE-SECRET-KEY-PQ-"));
    const passphrase = fields.get("passphrase")?.[0];
    const keys = identities.length > 0 && isOffered ? identities : [(await makeKeyPair()).identity];
    const opening = passphrase === undefined ? open(file, keys) : openWithPassphrase(file, passphrase);
    if (!isOffered) {
      if (!fields.has("armored")) await assert.rejects(open(file, identities), KeyError, name);
      await assert.rejects(opening, SealError, name);
      count(fields.has("armored") ? "armored, not offered: refused" : "post-quantum, not offered: refused");
    } else if (expected === "success") {
      assert.equal(createHash("sha256").update(await opening).digest("hex"), fields.get("payload")![0], name);
      count("opened");
    } else {
      const reason = expected === "no match" ? "other key" : "damaged";
      await assert.rejects(opening, (fault: SealError) => fault instanceof SealError && fault.reason === reason, `${name}: ${expected}`);
      count(`refused: ${expected}`);
    }
  }
  assert.equal([...counts.values()].reduce((sum, one) => sum + one), files.length);
  console.log(`${files.length} files: ${[...counts].map(([what, many]) => `${many} ${what}`).join(", ")}`);
});
