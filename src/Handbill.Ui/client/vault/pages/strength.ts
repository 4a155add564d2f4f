// Whether a passphrase is long enough and not of the kind that is guessed first. As the server counts for passphrases that it sees: pieces of
// Lempel and Ziv (1976) with a guesser's knowledge put in front. Here it must be done in the browser.
export interface Rule {
  readonly known: string;
  readonly name: string;
  readonly least: number;
  readonly pieces: number;
}

// The key of the words that say what is wrong; null when it will do.
export function faultOf(passphrase: string, rule: Rule): "short" | "weak" | null {
  if (passphrase.length < rule.least) return "short";
  return piecesOf(passphrase, rule) < rule.pieces ? "weak" : null;
}

function piecesOf(passphrase: string, rule: Rule): number {
  const known = `${rule.known}|${rule.name}|`.toLowerCase().replace(/[^\p{L}\p{Nd}|]/gu, "");
  const backwards = [...known].reverse().join("");
  const start = 2 * known.length + 1;
  const all = `${known}|${backwards}${passphrase.toLowerCase().replace(/[\s|]/gu, "")}`;
  let pieces = 0;
  for (let at = start; at < all.length; pieces++) at += Math.max(1, longestBefore(all, at));
  return pieces;
}

// The longest run from here that begins somewhere before: 3 letters at least, otherwise 0.
function longestBefore(all: string, at: number): number {
  let longest = 0;
  for (let from = 0; from < at; from++) {
    let length = 0;
    while (at + length < all.length && all[from + length] === all[at + length]) length++;
    longest = Math.max(longest, length);
  }
  return longest >= 3 ? longest : 0;
}
