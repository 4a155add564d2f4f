// The receipt: twelve words of BIP39 (128 bits and a checksum), from which a mailbox on the server and the key of its answers are worked out.
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { hexOf, randomBytes, utf8, type Bytes } from "./bytes";
import { keyPairOf } from "./keys";

export interface Mailbox {
  // 64 hex letters. The server keeps its SHA-256 only.
  readonly id: string;
  readonly identity: string;
  readonly recipient: string;
}

const count = 12;
const bitsOfWord = 11;

export function makeReceipt(): readonly string[] {
  const entropy = randomBytes(16);
  const words = wordsOf(entropy);
  entropy.fill(0);
  return words;
}

// The twelve words, or null when these are none or one of them is wrong (of wrong words one in sixteen passes the checksum).
// Numbers, commas and cases do not matter; of a word its first four letters are enough.
export function readReceipt(typed: string): readonly string[] | null {
  const words = typed.normalize("NFKD").toLowerCase().split(/[^a-z]+/).filter(word => word !== "").map(wordOf);
  const entropy = entropyOf(words);
  entropy?.fill(0);
  return entropy ? words : null;
}

export async function mailboxOf(words: readonly string[]): Promise<Mailbox> {
  const entropy = entropyOf(words);
  if (!entropy) throw new RangeError("These are not the twelve words of a receipt.");
  const id = hexOf(hkdf(sha256, entropy, undefined, utf8("handbill mailbox id"), 32));
  const secret = new Uint8Array(hkdf(sha256, entropy, undefined, utf8("handbill mailbox key"), 32));
  entropy.fill(0);
  return { id, ...await keyPairOf(secret) };
}

export function wordsOf(entropy: Uint8Array): readonly string[] {
  const bits = [...entropy, sha256(entropy)[0]!].map(byte => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, at) => wordlist[Number.parseInt(bits.slice(at * bitsOfWord, (at + 1) * bitsOfWord), 2)]!);
}

function wordOf(typed: string): string {
  return wordlist.includes(typed) || typed.length < 4 ? typed : wordlist.find(word => word.startsWith(typed)) ?? typed;
}

function entropyOf(words: readonly string[]): Bytes | null {
  const places = words.map(word => wordlist.indexOf(word));
  if (places.length !== count || places.includes(-1)) return null;
  const bits = places.map(place => place.toString(2).padStart(bitsOfWord, "0")).join("");
  const entropy = Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2));
  return sha256(entropy)[0]! >> 4 === Number.parseInt(bits.slice(128), 2) ? entropy : null;
}
