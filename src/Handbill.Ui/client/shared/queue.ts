// What was decided or reported and has not reached the server: kept on this device, for one account and one edition or round, in the order in which it was done.
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly story: string;
  readonly action: string;
  readonly words: string;
  fields: Record<string, string>;
  // The server said that the item changed meanwhile, or could not take it: a person decides what becomes of this.
  stopped?: string;
}

interface Kept {
  readonly entries: Entry[];
  // What signing out asks when something here is not sent.
  readonly leave: string;
}

export class Queue {
  readonly #key: string;

  constructor(account: string, subject: string, private readonly leave: string) {
    this.#key = `hb-meeting:${account}:${subject}`;
  }

  // Read anew each time: the same page may be open twice.
  get entries(): Entry[] {
    try {
      return (JSON.parse(localStorage.getItem(this.#key) ?? "{}") as Partial<Kept>).entries ?? [];
    } catch {
      return [];
    }
  }

  add(entry: Entry): void {
    this.#write([...this.entries, entry]);
  }

  drop(id: string): void {
    this.#write(this.entries.filter(one => one.id !== id));
  }

  change(change: (entry: Entry) => void): void {
    const entries = this.entries;
    entries.forEach(change);
    this.#write(entries);
  }

  #write(entries: Entry[]): void {
    if (entries.length === 0) localStorage.removeItem(this.#key);
    else localStorage.setItem(this.#key, JSON.stringify({ entries, leave: this.leave } satisfies Kept));
  }
}

// Of our own making, for browsers give none of theirs on plain connections: version 4, as RFC 9562 has it.
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
}
