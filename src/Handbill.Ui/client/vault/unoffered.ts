// Stands in for the parts of age-encryption that we do not offer (post-quantum recipients, tags of tokens): half of its weight. See build.mjs.
const absent = Object.freeze({
  encapsulate: refuse,
  decapsulate: refuse,
  getPublicKey: refuse,
});

export const MLKEM768P256 = absent;
export const MLKEM768X25519 = absent;
export const p256 = absent;

function refuse(): never {
  throw new Error("Keys of this kind are not offered.");
}
