// The report on a round, where there may be no connection: what is typed is kept on this device, what is sent goes through a queue on it.
import { keepPage } from "../shared/keep";
import { newId, Queue, type Entry } from "../shared/queue";
import { say } from "../shared/say";
import { Sender } from "../shared/send";

const root = document.getElementById("report");
const form = document.getElementById("report-form");
if (root && form instanceof HTMLFormElement) begin(root, form);

interface Draft {
  readonly fields: Record<string, string>;
  // What signing out asks when this is not sent.
  readonly leave: string;
}

function begin(root: HTMLElement, form: HTMLFormElement): void {
  const said = JSON.parse(root.dataset["words"] ?? "{}") as Record<string, string>;
  const words = (key: string) => said[key] ?? key;
  const [account, round] = [root.dataset["account"] ?? "", root.dataset["round"] ?? ""];
  const queue = new Queue(account, round, words("leave"));
  const draft = `hb-draft:report:${account}:${round}`;
  const status = document.getElementById("report-status");

  const sender = new Sender(queue, {
    answered,
    connected(isThere, why = "lost") {
      if (!isThere) tell(`${words(why)} ${queue.entries.length > 0 ? words("waits") : ""}`.trim());
    },
    token: () => form.querySelector<HTMLInputElement>("input[name='__RequestVerificationToken']")?.value ?? "",
    refresh(token) {
      for (const field of document.querySelectorAll<HTMLInputElement>("input[name='__RequestVerificationToken']")) field.value = token;
    },
  });

  form.addEventListener("input", () => { store(); });
  form.addEventListener("submit", event => {
    event.preventDefault();
    store();
    // A report that waits and was not taken is replaced by what is sent now.
    for (const one of queue.entries) if (one.id !== sender.underway) queue.drop(one.id);
    const id = newId();
    queue.add({ id, kind: "Report", story: round, action: form.action, words: "", fields: { ...fields(), report: id } });
    tell(words("waits"));
    void sender.send();
  });
  window.addEventListener("offline", () => { tell(`${words("lost")} ${queue.entries.length > 0 ? words("waits") : ""}`.trim()); });

  // What was stopped is asked again: it overwrites nothing, and the answer shows both sides again.
  queue.change(entry => { delete entry.stopped; });
  restore();
  if (queue.entries.length > 0) tell(words("waits"));
  void sender.send();
  keepPage(root.dataset["worker"] ?? "");

  function answered(entry: Entry, outcome: string, told: string, part: Element | null): void {
    if (outcome === "applied") {
      queue.drop(entry.id);
      localStorage.removeItem(draft);
      based(part?.getAttribute("data-report") ?? "");
    } else {
      queue.change(one => { if (one.id === entry.id) one.stopped = told || words("failed"); });
    }
    const other = part?.querySelector<HTMLElement>("#report-other");
    if (other) {
      document.getElementById("report-other")?.replaceWith(document.importNode(other, true));
      // Sent again, it is about what is shown now.
      if (outcome === "changed") based(part?.getAttribute("data-report") ?? "");
    }
    tell(outcome === "applied" ? words("sent") : told || words("failed"));
  }

  function based(report: string): void {
    const field = form.querySelector<HTMLInputElement>("input[name='basedOn']");
    if (field) field.value = report;
  }

  function fields(): Record<string, string> {
    const data = new FormData(form);
    data.delete("__RequestVerificationToken");
    return Object.fromEntries([...data].map(([name, value]) => [name, String(value).replace(/\r\n/g, "\n")]));
  }

  function inputs(): [string, HTMLInputElement | HTMLTextAreaElement][] {
    return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type='hidden']), textarea")].map(one => [one.id, one]);
  }

  function store(): void {
    localStorage.setItem(draft, JSON.stringify({ fields: Object.fromEntries(inputs().map(([id, one]) => [id, one.value])), leave: words("leave") } satisfies Draft));
  }

  function restore(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(draft) ?? "null") as Draft | null;
      if (!kept) return;
      for (const [id, one] of inputs()) one.value = kept.fields[id] ?? one.value;
      tell(words("kept"));
    } catch {
      localStorage.removeItem(draft);
    }
  }

  function tell(now: string): void {
    if (!status || status.textContent === now) return;
    status.textContent = now;
    say(now);
  }
}
