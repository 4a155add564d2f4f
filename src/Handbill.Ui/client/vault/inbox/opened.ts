// What the pages of an inbox have in common: a sealed submission fetched and opened here, and words about it.
import { ParcelError, unpack, type Part } from "../parcel";
import { open, SealError } from "../seal";

export type Say = (key: string, ...values: (string | number)[]) => string;

// The words that a page brings its script.
export function wordsOf(root: HTMLElement): Say {
  const words = JSON.parse(root.dataset["words"] ?? "{}") as Record<string, string>;
  return (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
}

export async function fetched(address: string, identities: readonly string[]): Promise<readonly Part[]> {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return unpack(await open(new Uint8Array(await answer.arrayBuffer()), identities));
}

// The word for why one could not be opened.
export function troubleOf(problem: unknown): "otherKey" | "damaged" | "failed" {
  if (problem instanceof SealError) return problem.reason === "other key" ? "otherKey" : "damaged";
  return problem instanceof ParcelError ? "damaged" : "failed";
}

export function textOf(parts: readonly Part[], name: string): string {
  return new TextDecoder().decode(parts.find(one => one.name === name)?.bytes).trim();
}
