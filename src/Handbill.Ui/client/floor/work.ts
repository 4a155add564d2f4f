// The work that keeps floods out: a number by which the hash of challenge, file and number begins with so many zero bits.
import { sha256 } from "@noble/hashes/sha2.js";
import { pause } from "./page";

const atOnce = 2000;

export async function workOut(challenge: string, hash: string, bits: number): Promise<string> {
  const text = new TextEncoder();
  for (let number = 0; ; number++) {
    if (zeroBits(sha256(text.encode(`${challenge}:${hash}:${number}`))) >= bits) return String(number);
    // The page stays alive meanwhile.
    if (number % atOnce === atOnce - 1) await pause(0);
  }
}

function zeroBits(hash: Uint8Array): number {
  let zero = 0;
  for (const byte of hash) {
    if (byte !== 0) return zero + Math.clz32(byte) - 24;
    zero += 8;
  }
  return zero;
}
