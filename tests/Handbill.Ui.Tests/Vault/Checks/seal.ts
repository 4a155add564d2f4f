import assert from "node:assert/strict";
import test from "node:test";
import { makeKeyPair } from "#vault/keys";
import { open, openWithPassphrase, seal, SealError, sealWithPassphrase } from "#vault/seal";

const mine = await makeKeyPair();
const other = await makeKeyPair();
const mebi = 1024 * 1024;

function content(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => at * 7 + (at >> 8));
}

function isRefused(reason: string): (fault: unknown) => boolean {
  return fault => fault instanceof SealError && fault.reason === reason && fault.cause === undefined;
}

test("Content of any size comes back to each of those it is sealed to", async () => {
  for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000]) {
    const file = await seal(content(size), [other.recipient, mine.recipient, mine.recipient]);
    for (const pair of [mine, other]) assert.equal(Buffer.compare(await open(file, [pair.identity]), content(size)), 0);
  }
});

test("Sealing is never twice the same, and the file's length tells nothing but the content's", async () => {
  const [one, two] = [await seal(content(16_384), [mine.recipient]), await seal(new Uint8Array(16_384), [mine.recipient])];
  assert.equal(one.length, two.length);
  assert.notDeepEqual(await seal(content(5), [mine.recipient]), await seal(content(5), [mine.recipient]));
});

test("Another key, damage anywhere and a cut at any length are told apart", async () => {
  const file = await seal(content(70_000), [mine.recipient]);
  await assert.rejects(open(file, [other.identity]), isRefused("other key"));
  await assert.rejects(open(file, []), isRefused("other key"));
  await assert.rejects(openWithPassphrase(file, "the kettle is on"), isRefused("other key"));
  for (let at = 0; at < file.length; at += at < 220 ? 5 : 7_777) {
    const forged = file.slice();
    forged[at]! ^= 1;
    await assert.rejects(open(forged, [mine.identity]), SealError, `byte ${at}`);
    await assert.rejects(open(file.subarray(0, at), [mine.identity]), isRefused("damaged"), `cut at ${at}`);
  }
  for (const bytes of [[], [0], [...Buffer.from("age-encryption.org/v1\n--- ")], [...Buffer.from("plain text\n")]]) await assert.rejects(open(Uint8Array.from(bytes), [mine.identity]), isRefused("damaged"));
});

test("A header that would keep who opens it at work for minutes is not read", async () => {
  const stanza = `-> X25519 ${"A".repeat(43)}\n${"A".repeat(43)}\n`;
  const began = performance.now();
  await assert.rejects(open(Buffer.from(`age-encryption.org/v1\n${stanza.repeat(150_000)}--- ${"A".repeat(43)}\n`), [mine.identity]), isRefused("damaged"));
  assert.ok(performance.now() - began < 500);
  assert.equal((await open(await seal(content(9), await many(100)), [mine.identity])).length, 9);
});

async function many(count: number): Promise<readonly string[]> {
  const pairs = await Promise.all(Array.from({ length: count - 1 }, makeKeyPair));
  return [...pairs.map(pair => pair.recipient), mine.recipient];
}

test("What is no recipient or no identity is refused without being repeated", async () => {
  const wrong = [mine.identity, mine.recipient.slice(0, -1), mine.recipient.toUpperCase(), "age1pq1qqqq", "age1tag1qqqq", ""];
  for (const text of wrong) await assert.rejects(seal(content(1), [mine.recipient, text]), (fault: Error) => fault.name === "KeyError" && (text === "" || !fault.message.includes(text)));
  await assert.rejects(seal(content(1), []), { name: "KeyError" });
  const file = await seal(content(1), [mine.recipient]);
  const typo = mine.identity.slice(0, -1) + (mine.identity.endsWith("Q") ? "P" : "Q");
  await assert.rejects(open(file, [typo]), (fault: Error) => fault.name === "KeyError" && !fault.message.includes(typo.slice(20, 40)));
});

test("A passphrase opens, however its accents are typed", async () => {
  const file = await sealWithPassphrase(content(100), "caf\u00e9 at the d\u00e9p\u00f4t");
  assert.match(Buffer.from(file.subarray(0, 70)).toString("latin1"), /^age-encryption\.org\/v1\n-> scrypt \S{22} 17\n/);
  assert.equal((await openWithPassphrase(file, "cafe\u0301 at the de\u0301po\u0302t")).length, 100);
  await assert.rejects(open(file, [mine.identity]), isRefused("other key"));
});

test("Eight mebibytes are sealed and opened beside little more than themselves", async () => {
  const parcel = content(8 * mebi);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().arrayBuffers - before); });
  const began = performance.now();
  const file = await seal(parcel, [mine.recipient]);
  const sealed = performance.now();
  const back = await open(file, [mine.identity]);
  const opened = performance.now();
  clearInterval(watch);
  assert.equal(Buffer.compare(back, parcel), 0);
  console.log(`8 MiB: sealed in ${(sealed - began).toFixed(0)} ms, opened in ${(opened - sealed).toFixed(0)} ms, at most ${(most / mebi).toFixed(1)} MiB of buffers beside the parcel`);
});
