// Opens what waits in this browser, one after the other, and puts alike ones together: after a flood the few that are real are found at a glance. What was opened is in this
// document only.
import { unlock } from "../unlocked";
import { kindsOf } from "./alike";
import { fetched, textOf, troubleOf, wordsOf } from "./opened";

const shownText = 240;

interface Row {
  readonly row: HTMLTableRowElement;
  readonly box: HTMLInputElement;
  readonly said: HTMLElement;
  text: string;
}

export async function triage(root: HTMLElement): Promise<void> {
  const say = wordsOf(root);
  const status = document.getElementById("triage-status")!;
  const bar = document.getElementById("triage-bar") as HTMLProgressElement;
  const stop = document.getElementById("triage-stop") as HTMLButtonElement;
  const filter = document.getElementById("triage-filter") as HTMLInputElement;
  const body = root.querySelector("tbody")!;
  const rows: Row[] = [...body.rows].map(row => ({ row, box: row.querySelector("input")!, said: row.querySelector<HTMLElement>("[data-said]")!, text: "" }));
  let isStopped = false;
  keys(body, filter);
  stop.addEventListener("click", () => { isStopped = true; });
  filter.addEventListener("input", show);

  const unlocked = await unlock(document.getElementById("unlock")!);
  const identities = (await unlocked.groupKeys(root.dataset["group"] ?? "")).map(key => key.identity);
  document.getElementById("triage-tools")!.hidden = false;
  bar.max = rows.length;
  for (const [at, one] of rows.entries()) {
    if (isStopped) break;
    status.textContent = say("opening", at + 1, rows.length);
    bar.value = at;
    await openOne(one);
  }
  bar.hidden = stop.hidden = true;
  group();
  status.textContent = isStopped ? say("stopped") : say("opened", rows.length);

  async function openOne(one: Row): Promise<void> {
    try {
      const parts = await fetched(one.row.dataset["file"] ?? "", identities);
      one.text = textOf(parts, "text.txt");
      one.said.textContent = one.text === "" ? say("noText") : one.text.slice(0, shownText) + (one.text.length > shownText ? " …" : "");
      const photos = parts.filter(part => part.name.startsWith("photo")).length;
      if (photos > 0) tag(one.said, say("photos", photos));
      if (parts.some(part => part.name.startsWith("voice"))) tag(one.said, say("voice"));
    } catch (problem) {
      one.said.textContent = say(troubleOf(problem));
    }
  }

  // Alike ones stand together, the most frequent last: what is said once is read first.
  function group(): void {
    const kinds = kindsOf(rows.map(one => one.text));
    const counts = new Map<number, number>();
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const order = rows.map((one, at) => ({ one, kind: kinds[at] ?? 0, count: counts.get(kinds[at] ?? 0) ?? 1 })).sort((a, b) => a.count - b.count || a.kind - b.kind);
    let before = -1;
    for (const { one, kind, count } of order) {
      body.append(one.row);
      if (count > 1 && kind !== before) {
        const all = document.createElement("button");
        all.type = "button";
        all.className = "quiet";
        all.textContent = say("alike", count);
        all.addEventListener("click", () => { for (const other of order) if (other.kind === kind && !other.one.row.hidden) other.one.box.checked = true; });
        one.said.append(" ", all);
      }
      before = kind;
    }
    show();
  }

  function show(): void {
    const wanted = filter.value.trim().toLowerCase();
    for (const one of rows) {
      one.row.hidden = wanted !== "" && !one.text.toLowerCase().includes(wanted);
      // What is out of sight is not acted on.
      if (one.row.hidden) one.box.checked = false;
    }
  }
}

function tag(place: HTMLElement, text: string): void {
  const made = document.createElement("span");
  made.className = "tag";
  made.textContent = text;
  place.append(" ", made);
}

// J and K go from one to the next, X marks, Enter opens.
function keys(body: HTMLTableSectionElement, filter: HTMLInputElement): void {
  document.addEventListener("keydown", event => {
    if (event.target === filter || event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = [...body.rows].filter(row => !row.hidden);
    const at = seen.findIndex(row => row.contains(document.activeElement));
    const here = seen[at];
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      seen[Math.min(seen.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))]?.querySelector("input")?.focus();
    } else if (event.key === "x" && here) {
      event.preventDefault();
      const box = here.querySelector("input")!;
      box.checked = !box.checked;
    } else if (event.key === "Enter" && document.activeElement instanceof HTMLInputElement && here) {
      event.preventDefault();
      here.querySelector("a")?.click();
    }
  });
}
