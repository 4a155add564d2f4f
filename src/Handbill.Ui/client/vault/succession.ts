// How a group's keys follow each other: each epoch's public key is signed by the one before, so that a sheet of an old epoch leads to the newest.
import { fingerprintOf, groupKeyOf, isRecipient, isSigned, KeyError, sign, type GroupKey, type GroupPublic } from "./keys";

export interface Epoch extends GroupPublic {
  readonly epoch: number;
  // Signature of the epoch before, 128 hex letters; "" for the first.
  readonly succession: string;
  // False once the group has told sheets of this epoch to stop.
  readonly isAccepted: boolean;
}

// Signature by which the holders of the old key name the next one. `epoch` is the next one's number.
export async function signNext(old: GroupKey, group: string, epoch: number, next: GroupPublic): Promise<string> {
  const text = textOf(group, epoch, next);
  if (text === null) throw new KeyError("This is no public key of a group, or no number of an epoch.");
  // A key that signs must be what it says it is: otherwise the chain would break for everybody.
  if ((await groupKeyOf(old.identity)).verifying !== old.verifying) throw new KeyError("The old key's halves do not belong together.");
  return sign(text, old.identity);
}

// The newest epoch, if an unbroken chain of signatures leads to it from the one whose fingerprint stands on the paper; else null, and nothing may be sent.
// Keeps to what it was given: that a server withholds the newest epochs cannot be seen from here.
export async function newestFrom(epochs: readonly Epoch[], group: string, fingerprint: string): Promise<Epoch | null> {
  const paper = fingerprint.replace(/[\s-]/g, "").toLowerCase();
  const chain = [...epochs].sort((one, other) => one.epoch - other.epoch);
  const begin = await beginOf(chain, paper);
  if (begin < 0) return null;
  for (let at = begin + 1; at < chain.length; at++) {
    const [before, next] = [chain[at - 1]!, chain[at]!];
    const text = next.epoch === before.epoch + 1 ? textOf(group, next.epoch, next) : null;
    if (text === null || !isSigned(text, next.succession, before.verifying)) return null;
  }
  return chain[chain.length - 1]!;
}

async function beginOf(chain: readonly Epoch[], paper: string): Promise<number> {
  for (const [at, one] of chain.entries()) {
    if (one.isAccepted && textOf("-", one.epoch, one) !== null && await fingerprintOf(one) === paper) return at;
  }
  return -1;
}

// Null when a part of it is not what it must be: no part can pass for another, for none holds a line's end.
function textOf(group: string, epoch: number, key: GroupPublic): string | null {
  const isWhole = /^[!-~]{1,100}$/.test(group) && Number.isSafeInteger(epoch) && epoch >= 0 && isRecipient(key.recipient) && /^[0-9a-f]{64}$/.test(key.verifying);
  return isWhole ? `handbill group succession 1\n${group}\n${epoch}\n${key.recipient}\n${key.verifying}\n` : null;
}
