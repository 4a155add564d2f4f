// What the vault's pages say, in the words that they have with them. The page is looked up each time, for its content is replaced by answers.
import { say } from "../../shared/say";
import { PasskeyError } from "../seal";
import { NotReached } from "../unlocked";

export function root(): HTMLElement {
  return document.getElementById("vault")!;
}

export function words(key: string): string {
  return (JSON.parse(root().dataset["words"] ?? "{}") as Record<string, string>)[key] ?? key;
}

export function tell(text: string): void {
  const place = root().querySelector("[data-says]");
  if (place) place.textContent = text;
  if (text) place?.scrollIntoView({ block: "nearest" });
  say(text);
}

// A refusal that the page explains: the key of its words.
export class Refused extends Error {
  override readonly name = "Refused";
}

export function reasonOf(fault: unknown): string {
  return fault instanceof Refused ? words(fault.message) : words(fault instanceof NotReached ? "lost" : fault instanceof PasskeyError ? fault.reason : "failed");
}

export function host(): HTMLElement {
  return root().querySelector<HTMLElement>("[data-unlock]")!;
}
