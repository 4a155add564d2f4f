// Keeps what is typed on this device until the server has it: a connection may break, a tab may die. One draft for each address.
export interface Draft {
  readonly at: number;
  readonly basedOn: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly sent: boolean;

  // Asked before signing out takes it away, in the language of the page that kept it.
  readonly leave: string;

  // What was offered and not decided on when this was typed: it is offered after this.
  readonly before: Draft | null;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const month = 30 * 24 * 3600 * 1000;

const key = (path: string) => `hb-draft:${path}`;

// The fields that a writer fills in; what the form carries for the server is not theirs.
export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((one): one is Field =>
    (one instanceof HTMLInputElement && !["hidden", "submit", "file", "checkbox", "radio"].includes(one.type))
    || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement).filter(one => one.name !== "");
}

export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).map(one => [one.name, one.value.replace(/\r\n/g, "\n")]));
}

export function keep(form: HTMLFormElement, before: Draft | null, leave: string, sent = false): void {
  const draft: Draft = { at: Date.now(), basedOn: basedOn(form), fields: valuesOf(form), sent, leave, before };
  store(kept => { kept.setItem(key(location.pathname), JSON.stringify(draft)); });
}

export function forget(path = location.pathname): void {
  store(draft => { draft.removeItem(key(path)); });
}

// The draft of this page that the server does not have; null when there is none.
export function waiting(form: HTMLFormElement): Draft | null {
  const asked = new URLSearchParams(location.search);
  // A story that was begun has an address of its own from then on.
  if (asked.has("begun") && find("/stories/new")?.sent) forget("/stories/new");
  // The server says by the address which revision it made of what was sent.
  const saved = Number(asked.get("saved") ?? "0");
  const values = valuesOf(form);
  for (let draft = find(location.pathname); draft?.fields; draft = draft.before) {
    const same = Object.entries(draft.fields).every(([name, value]) => !(name in values) || (values[name] ?? "").trimEnd() === value.trimEnd());
    if (!same && !(draft.sent && saved > draft.basedOn) && Date.now() - draft.at <= month) return draft;
  }

  forget();
  return null;
}

function find(path: string): Draft | null {
  let draft: Draft | null = null;
  store(kept => { draft = JSON.parse(kept.getItem(key(path)) ?? "null") as Draft | null; });
  return draft;
}

function basedOn(form: HTMLFormElement): number {
  return Number(form.querySelector<HTMLInputElement>("input[name$='BasedOn']")?.value ?? "0");
}

// A browser may have no room, be told to keep nothing, or hold what is not ours: writing goes on without drafts then.
function store(use: (storage: Storage) => void): void {
  try {
    use(localStorage);
  } catch {
    return;
  }
}
