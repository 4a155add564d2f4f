// Fixed values were worked out by another implementation (Python's cryptography, which is OpenSSL's), or stand in the RFC that is named.
import assert from "node:assert/strict";
import { createPrivateKey, hkdfSync, sign as signByOpenssl } from "node:crypto";
import test from "node:test";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexBytes, hexOf, utf8 } from "#vault/bytes";
import { fingerprintOf, groupKeyOf, isSigned, KeyError, makeGroupKey, makeKeyPair, recipientOf, sign } from "#vault/keys";
import { newestFrom, signNext, type Epoch } from "#vault/succession";

const group = "0198c0de000070008000000000000001";
const identity = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG";
const first = { recipient: "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh", verifying: "9a39317d847373de0ce853ce91ca8530eff0b44946a03e5734342f5d69482fc6" };
const second = { recipient: "age1xkq8943ktzqdrth2x2ddlyfp8qu9rmfp528rka0fvhgd9ngkvf2qu2snyf", verifying: "f3da57e8d4eaaac607bc655fbc2df1e7cf7ad758d6b3d11db03fc79279414285" };

test("A group's public key, fingerprint and signature are the same elsewhere", async () => {
  const key = await groupKeyOf(identity);
  assert.deepEqual(key, { identity, ...first });
  assert.equal(await fingerprintOf(key), "pvcfo6nuud5riieujjqe");
  assert.equal(await signNext(key, group, 2, second), "25361bcf503c9afe4631695f3b5ac7f6336f397f186f261ef277042dcadc359cfe8ed447c937a13855c71c59c93248d397ffa5de8f923d69e93ecd2fa54dee0f");
});

test("Signatures are those of RFC 8032, and no others pass", () => {
  const one = { verifying: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b" };
  const two = { verifying: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" };
  assert.ok(isSigned("", one.signature, one.verifying));
  assert.ok(isSigned("r", two.signature, two.verifying));
  assert.ok(!isSigned("s", two.signature, two.verifying));
  assert.ok(!isSigned("r", two.signature, one.verifying));
  for (const wrong of ["", "zz", two.signature.toUpperCase(), `${two.signature}00`]) assert.ok(!isSigned("r", wrong, two.verifying));
  // The neutral point as a key would let one signature fit every text.
  assert.ok(!isSigned("r", `01${"0".repeat(126)}`, `01${"0".repeat(62)}`));
});

test("HKDF is that of RFC 5869, and the seed of signing is derived by it", async () => {
  const out = hkdf(sha256, hexBytes("0b".repeat(22), 22)!, hexBytes("000102030405060708090a0b0c", 13)!, hexBytes("f0f1f2f3f4f5f6f7f8f9", 10)!, 42);
  assert.equal(hexOf(out), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  const secret = Uint8Array.from({ length: 32 }, (_, at) => at);
  const seed = new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(0), "handbill group signing", 32));
  const openssl = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  assert.equal(sign("what was agreed", identity), hexOf(signByOpenssl(null, Buffer.from(utf8("what was agreed")), openssl)));
});

test("What is no key is refused without being repeated", async () => {
  const [one, other] = [await makeKeyPair(), await makeKeyPair()];
  assert.notEqual(one.identity, other.identity);
  assert.equal(await recipientOf(one.identity), one.recipient);
  const wrong = [one.identity.slice(0, -1), one.identity.replace("1", "2"), one.identity.slice(0, -1) + (one.identity.endsWith("Q") ? "P" : "Q"), one.identity.toLowerCase(), one.recipient, "", "AGE-SECRET-KEY-PQ-1X"];
  for (const text of wrong) {
    await assert.rejects(async () => groupKeyOf(text), (fault: Error) => fault instanceof KeyError && (text === "" || !fault.message.includes(text.slice(4, 20))));
    await assert.rejects(async () => recipientOf(text), KeyError);
  }
  await assert.rejects(fingerprintOf({ ...first, recipient: `${first.recipient}\n` }), KeyError);
  await assert.rejects(fingerprintOf({ ...first, verifying: first.verifying.toUpperCase() }), KeyError);
});

test("From the fingerprint on paper an unbroken chain leads to the newest key, and anything else to none", async () => {
  const keys = [await makeGroupKey(), await makeGroupKey(), await makeGroupKey(), await makeGroupKey()];
  const epochs: Epoch[] = [];
  for (const [at, key] of keys.entries()) {
    const succession = at === 0 ? "" : await signNext(keys[at - 1]!, group, at + 1, key);
    epochs.push({ recipient: key.recipient, verifying: key.verifying, epoch: at + 1, succession, isAccepted: true });
  }
  const papers = await Promise.all(keys.map(fingerprintOf));
  const changed = (at: number, change: Partial<Epoch>) => epochs.map((one, index) => index === at ? { ...one, ...change } : one);
  const newest = async (list: readonly Epoch[], paper: string, whose = group) => (await newestFrom(list, whose, paper))?.epoch ?? null;

  for (const paper of papers) assert.equal(await newest([...epochs].reverse(), paper), 4);
  assert.equal(await newest(epochs, papers[0]!.toUpperCase().replace(/.{4}/g, "$& ")), 4);
  // The wrong fingerprint, no fingerprint, another group, no keys.
  assert.equal(await newest(epochs, await fingerprintOf(await makeGroupKey())), null);
  assert.equal(await newest(epochs, ""), null);
  assert.equal(await newest(epochs, papers[0]!.slice(0, 19)), null);
  assert.equal(await newest(epochs, papers[0]!, group.replace("1", "2")), null);
  assert.equal(await newest([], papers[0]!), null);
  // Sheets of an epoch that was told to stop begin no chain; later ones still do, and the chain may pass through it.
  assert.equal(await newest(changed(1, { isAccepted: false }), papers[1]!), null);
  assert.equal(await newest(changed(1, { isAccepted: false }), papers[0]!), 4);
  // Broken: a signature that is missing, another's, or of another epoch; a key put in; an epoch left out or there twice.
  const stranger = await makeGroupKey();
  assert.equal(await newest(changed(2, { succession: "" }), papers[0]!), null);
  assert.equal(await newest(changed(2, { succession: epochs[3]!.succession }), papers[0]!), null);
  assert.equal(await newest(changed(3, { succession: await signNext(stranger, group, 4, keys[3]!) }), papers[0]!), null);
  assert.equal(await newest(changed(3, { recipient: stranger.recipient }), papers[0]!), null);
  assert.equal(await newest(changed(2, { recipient: stranger.recipient, verifying: stranger.verifying }), papers[0]!), null);
  assert.equal(await newest(epochs.filter(one => one.epoch !== 2), papers[0]!), null);
  assert.equal(await newest([...epochs, { ...epochs[3]!, recipient: stranger.recipient }], papers[0]!), null);
  // What broke before the sheet's own epoch does not matter.
  assert.equal(await newest(changed(1, { succession: "" }), papers[2]!), 4);
});

test("A key that does not belong together signs nothing", async () => {
  const key = await makeGroupKey();
  await assert.rejects(signNext({ ...key, verifying: first.verifying }, group, 2, second), KeyError);
  await assert.rejects(signNext(key, "a\nb", 2, second), KeyError);
  await assert.rejects(signNext(key, group, 1.5, second), KeyError);
});
