// The recovery code that is printed on a member's sheet: 24 letters, 117 bits. As it is printed, hyphens and all, it is the passphrase of an age file.
import { randomBytes } from "./bytes";

// Without what is taken for one another on paper: 0 and O, 1, I and L, 8 beside B.
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ2345679";
const length = 24;
// Of what is not in a code, what it was most likely read from.
const meant: Readonly<Record<string, string>> = { "0": "Q", O: "Q", "8": "B", "1": "7", I: "J", L: "J" };

export function makeRecoveryCode(): string {
  let code = "";
  while (code.length < length) {
    // Bytes beyond a multiple of the letters would prefer the first ones.
    for (const byte of randomBytes(length)) {
      if (byte < 256 - 256 % letters.length && code.length < length) code += letters[byte % letters.length];
    }
  }
  return grouped(code);
}

// The code as it is printed, from what was typed; null when it cannot be one. Cases, blanks and hyphens do not matter.
export function readRecoveryCode(typed: string): string | null {
  const code = [...typed.normalize("NFKC").toUpperCase().replace(/[\s\p{Dash}.,_]/gu, "")].map(letter => meant[letter] ?? letter);
  return code.length === length && code.every(letter => letters.includes(letter)) ? grouped(code.join("")) : null;
}

function grouped(code: string): string {
  return code.replace(/.{4}(?=.)/g, "$&-");
}
