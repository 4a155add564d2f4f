// Keys of members and of groups: age X25519 identities. A group's signing key is derived from its identity, so that there is one secret only.
import { ed25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base32nopad, bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { hexBytes, hexOf, randomBytes, utf8, type Bytes } from "./bytes";

export interface KeyPair {
  // AGE-SECRET-KEY-1…
  readonly identity: string;
  // age1…
  readonly recipient: string;
}

export interface GroupPublic {
  readonly recipient: string;
  // Ed25519, 64 hex letters.
  readonly verifying: string;
}

export interface GroupKey extends GroupPublic {
  readonly identity: string;
}

// A text that is no key. Its message holds nothing of the text.
export class KeyError extends Error {
  override readonly name = "KeyError";
}

const secretPrefix = "AGE-SECRET-KEY-";
const fingerprintBits = 100;

export function makeKeyPair(): Promise<KeyPair> {
  return keyPairOf(randomBytes(32));
}

// The pair whose secret are these 32 bytes, which are wiped.
export async function keyPairOf(secret: Bytes): Promise<KeyPair> {
  const identity = bech32.encodeFromBytes(secretPrefix, secret).toUpperCase();
  secret.fill(0);
  return { identity, recipient: await identityToRecipient(identity) };
}

export async function recipientOf(identity: string): Promise<string> {
  secretOf(identity).fill(0);
  return identityToRecipient(identity);
}

export async function makeGroupKey(): Promise<GroupKey> {
  return groupKeyOf((await makeKeyPair()).identity);
}

export async function groupKeyOf(identity: string): Promise<GroupKey> {
  const seed = signingSeedOf(identity);
  const verifying = hexOf(ed25519.getPublicKey(seed));
  seed.fill(0);
  return { identity, recipient: await recipientOf(identity), verifying };
}

// Ed25519 over the text, by a group's key.
export function sign(text: string, identity: string): string {
  const seed = signingSeedOf(identity);
  const signature = hexOf(ed25519.sign(utf8(text), seed));
  seed.fill(0);
  return signature;
}

// As RFC 8032 has it, without the leniency of ZIP 215. False for anything that is no signature or no key.
export function isSigned(text: string, signature: string, verifying: string): boolean {
  const [proof, key] = [hexBytes(signature, 64), hexBytes(verifying, 32)];
  return proof !== null && key !== null && ed25519.verify(proof, utf8(text), key, { zip215: false });
}

// 20 lower-case letters of base 32 (RFC 4648), the first 100 bits of SHA-256.
export async function fingerprintOf(key: GroupPublic): Promise<string> {
  if (!isRecipient(key.recipient) || hexBytes(key.verifying, 32) === null) throw new KeyError("This is no public key of a group.");
  const hash = sha256(utf8(`handbill group key 1\n${key.recipient}\n${key.verifying}\n`));
  return base32nopad.encode(hash).slice(0, fingerprintBits / 5).toLowerCase();
}

// An X25519 recipient with the right checksum: other kinds of age are not offered.
export function isRecipient(text: string): boolean {
  return text.startsWith("age1") && text === text.toLowerCase() && bytesIn(text)?.length === 32;
}

export function isIdentity(text: string): boolean {
  const secret = text.startsWith(`${secretPrefix}1`) ? bytesIn(text) : undefined;
  const length = secret?.length;
  secret?.fill(0);
  return length === 32;
}

function signingSeedOf(identity: string): Uint8Array {
  const secret = secretOf(identity);
  const seed = hkdf(sha256, secret, undefined, utf8("handbill group signing"), 32);
  secret.fill(0);
  return seed;
}

function secretOf(identity: string): Uint8Array {
  const secret = isIdentity(identity) ? bytesIn(identity) : undefined;
  if (!secret) throw new KeyError("This is no age identity.");
  return secret;
}

// By the functions that do not throw: what bech32 throws repeats the text.
function bytesIn(text: string): Uint8Array | undefined {
  const read = bech32.decodeUnsafe(text);
  return (read && bech32.fromWordsUnsafe(read.words)) || undefined;
}
