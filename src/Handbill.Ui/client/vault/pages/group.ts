// A group's keys: made, given on, followed by the next epoch, taken out for a recipient.
import { makeGroupKey, type GroupKey } from "../keys";
import { seal } from "../seal";
import { signNext } from "../succession";
import { base64Of, textOf, unlock, type EpochKey, type Unlocked } from "../unlocked";
import { utf8 } from "../bytes";
import { post } from "./post";
import { host, Refused, root, tell, words } from "./says";

export const acts: Readonly<Record<string, (form: HTMLFormElement) => Promise<void>>> = { first, next, give, export: takeOut };

interface Member {
  readonly account: string;
  readonly recipient: string;
  readonly waits: boolean;
}

interface State {
  readonly group: string;
  // Number of the next epoch.
  readonly next: number;
  readonly members: readonly Member[];
}

// The server takes so many sealed keys at once.
const most = 500;

function state(): State {
  return JSON.parse(root().dataset["state"] ?? "") as State;
}

async function first(form: HTMLFormElement): Promise<void> {
  await unlock(host());
  await begin(form, await makeGroupKey(), "");
}

async function next(form: HTMLFormElement): Promise<void> {
  const keys = await keysOf(await unlock(host()));
  const made = await makeGroupKey();
  const { group, next: number } = state();
  const newest = keys.find(key => key.epoch === number - 1);
  if (!newest) throw new Refused("nokey");
  await begin(form, made, await signNext(newest, group, number, made));
}

async function begin(form: HTMLFormElement, made: GroupKey, succession: string): Promise<void> {
  tell(words("working"));
  const { next: number, members } = state();
  const given = await sealTo(number, made, members);
  await post(form, [["number", String(number)], ["recipient", made.recipient], ["verifying", made.verifying], ["succession", succession], ...given]);
}

async function give(form: HTMLFormElement): Promise<void> {
  const keys = await keysOf(await unlock(host()));
  tell(words("working"));
  const waiting = state().members.filter(one => one.waits);
  const given: [string, string][] = [];
  for (const key of keys) given.push(...await sealTo(key.epoch, key, waiting));
  for (let at = 0; at < given.length; at += most) await post(form, given.slice(at, at + most));
}

async function takeOut(form: HTMLFormElement): Promise<void> {
  const keys = await keysOf(await unlock(host()));
  const file = await seal(utf8(keys.map(key => `${key.identity}\n`).join("")), [form.dataset["recipient"] ?? ""]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "application/octet-stream" }));
  link.download = "group-keys.age";
  link.click();
  URL.revokeObjectURL(link.href);
  tell(words("exported"));
}

async function keysOf(unlocked: Unlocked): Promise<readonly EpochKey[]> {
  const keys = await unlocked.groupKeys(state().group);
  if (keys.length === 0) throw new Refused("nokey");
  return keys;
}

async function sealTo(number: number, key: GroupKey, members: readonly Member[]): Promise<[string, string][]> {
  const rows: [string, string][] = [];
  for (const member of members) rows.push(["given", `${number} ${member.account} ${base64Of(await seal(textOf(key.identity), [member.recipient]))}`]);
  return rows;
}
