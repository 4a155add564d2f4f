import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { hexBytes } from "#vault/bytes";
import { mailboxOf, makeReceipt, readReceipt, wordsOf } from "#vault/receipt";
import { makeRecoveryCode, readRecoveryCode } from "#vault/recovery";

// BIP39's own vectors of 128 bits.
const vectors: Readonly<Record<string, string>> = {
  "00000000000000000000000000000000": "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
  "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f": "legal winner thank year wave sausage worth useful legal winner thank yellow",
  "80808080808080808080808080808080": "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
  "ffffffffffffffffffffffffffffffff": "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
  "9e885d952ad362caeb4efe34a8e91bd2": "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
  "c0ba5a8e914111210f2bd131f3d5e08d": "scheme spot photo card baby mountain device kick cradle pact join borrow",
  "23db8160a31d3e0dca3688ed941adbf3": "cat swing flag economy stadium alone churn speed unique patch report train",
  "f30f8c1da665478f49b001d94c5fc452": "vessel ladder alter error federal sibling chat ability sun glass valve picture",
};

test("Words are those of BIP39", () => {
  for (const [entropy, words] of Object.entries(vectors)) {
    assert.equal(wordsOf(hexBytes(entropy, 16)!).join(" "), words);
    assert.equal(readReceipt(words)?.join(" "), words);
  }
});

test("A mailbox is the same elsewhere", async () => {
  const box = await mailboxOf(vectors["9e885d952ad362caeb4efe34a8e91bd2"]!.split(" "));
  assert.equal(box.id, "90841a834e8579c6a53985c4962f3c40ef59dc87c0f9e13ca6a6a158ef93b58f");
  assert.equal(box.recipient, "age1h6928j4tsgx4y0q5kuc67ay0vpce2yq2nnca8nxj56upcs7fechsu70jey");
  assert.equal(createHash("sha256").update(Buffer.from(box.id, "hex")).digest("hex"), "fd325b952741d63012d7d4cc4072e868cdcb1c1cbd90e4d8fb0707367000e4d5");
});

test("A receipt is read however it is typed, and a wrong word is found", async () => {
  const words = makeReceipt();
  assert.notDeepEqual(makeReceipt(), words);
  assert.deepEqual(readReceipt(words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join(",\n")), words);
  assert.deepEqual(readReceipt(words.map(word => word.slice(0, 4)).join("  ")), words);
  for (const typed of ["", words.slice(1).join(" "), [...words, words[0]].join(" "), words.join(" ").replace(words[3]!, "workplace"), words.join("")]) assert.equal(readReceipt(typed), null);
  // Of the 2047 other words in one place, the checksum lets about one in sixteen through.
  const list = new Set(Array.from({ length: 3000 }, () => makeReceipt()).flat());
  const passed = [...list].filter(word => word !== words[5] && readReceipt(words.map((one, at) => at === 5 ? word : one).join(" ")) !== null).length;
  assert.ok(passed < list.size / 10, `${passed} of ${list.size}`);
  await assert.rejects(mailboxOf(["zoo"]), (fault: Error) => fault instanceof RangeError && !fault.message.includes("zoo"));
  await assert.rejects(mailboxOf(words.map((word, at) => at === 0 ? "workplace" : word)), RangeError);
});

test("A recovery code is read however it is typed", () => {
  const codes = Array.from({ length: 500 }, makeRecoveryCode);
  assert.equal(new Set(codes).size, 500);
  for (const code of codes) {
    assert.match(code, /^([A-HJKMNP-Z2-79]{4}-){5}[A-HJKMNP-Z2-79]{4}$/);
    assert.equal(readRecoveryCode(code), code);
    assert.equal(readRecoveryCode(` ${code.toLowerCase().replaceAll("-", "  ")}\n`), code);
    // Letters that are in no code are taken for what they were read from.
    assert.equal(readRecoveryCode(code.replace("Q", "0").replace("Q", "o").replace("7", "1").replace("J", "i").replace("B", "8").replaceAll("-", "–")), code);
    assert.equal(readRecoveryCode(code.slice(1)), null);
    assert.equal(readRecoveryCode(`${code}A`), null);
    assert.equal(readRecoveryCode(code.replace(/^./, "é")), null);
  }
  // Each of the 30 letters comes about as often: 12,000 letters, 400 each, five standard deviations.
  const counts = new Map<string, number>();
  for (const letter of codes.join("").replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  assert.equal(counts.size, 30);
  for (const [letter, count] of counts) assert.ok(Math.abs(count - 400) < 100, `${letter}: ${count}`);
});
