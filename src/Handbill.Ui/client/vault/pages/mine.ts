// One's own keys: made, and sealed in the ways that open them.
import { makeKeyPair } from "../keys";
import { makeRecoveryCode } from "../recovery";
import { makePasskey, sealWithPasskey, sealWithPassphrase } from "../seal";
import { base64Of, textOf, unlock } from "../unlocked";
import { post } from "./post";
import { host, Refused, root, tell, words } from "./says";
import { onPaper } from "./sheet";
import { faultOf } from "./strength";

export const acts: Readonly<Record<string, (form: HTMLFormElement) => Promise<void>>> = { make, passphrase, recovery, passkey };

async function make(form: HTMLFormElement): Promise<void> {
  const chosen = passphraseIn(form);
  tell(words("working"));
  const pair = await makeKeyPair();
  const byPassphrase = await sealWithPassphrase(textOf(pair.identity), chosen);
  const byRecovery = await onSheet(pair.identity);
  await post(form, [["recipient", pair.recipient], ["byPassphrase", base64Of(byPassphrase)], ["byRecovery", byRecovery]]);
}

async function passphrase(form: HTMLFormElement): Promise<void> {
  const chosen = passphraseIn(form);
  const { member } = await unlock(host());
  tell(words("working"));
  await post(form, [["file", base64Of(await sealWithPassphrase(textOf(member.identity), chosen))]]);
}

async function recovery(form: HTMLFormElement): Promise<void> {
  const { member } = await unlock(host());
  tell(words("working"));
  await post(form, [["file", await onSheet(member.identity)]]);
}

async function passkey(form: HTMLFormElement): Promise<void> {
  const label = form.querySelector<HTMLInputElement>("[data-label]")!.value.trim();
  const { member } = await unlock(host());
  const made = label ? await makePasskey(`${root().dataset["name"] ?? ""} – ${label}`) : "";
  const file = made ? base64Of(await sealWithPasskey(textOf(member.identity), made)) : "";
  await post(form, [["label", label], ["passkey", made], ["file", file]]);
}

// The key sealed with a new code, once that is on paper.
async function onSheet(identity: string): Promise<string> {
  const code = makeRecoveryCode();
  const file = base64Of(await sealWithPassphrase(textOf(identity), code));
  tell("");
  await onPaper(code);
  return file;
}

function passphraseIn(form: HTMLFormElement): string {
  const [first, again] = ["[data-passphrase]", "[data-again]"].map(name => form.querySelector<HTMLInputElement>(name)!.value);
  const data = root().dataset;
  const fault = faultOf(first!, { known: data["known"] ?? "", name: data["name"] ?? "", least: Number(data["least"]), pieces: Number(data["pieces"]) });
  if (fault) throw new Refused(fault);
  if (first !== again) throw new Refused("differ");
  return first!;
}
