// The meeting's page where there may be no connection: forms go through a queue on this device, and the page shows what waits in it.
import { keepPage } from "../shared/keep";
import { say } from "../shared/say";
import { follow } from "./follow";
import { Order } from "./order";
import { type Entry, newId, Queue } from "../shared/queue";
import { Sender } from "../shared/send";
import { Stage } from "./stage";

const root = document.getElementById("meeting");
if (root) begin(root);

function begin(root: HTMLElement): void {
  const said = JSON.parse(root.dataset["words"] ?? "{}") as Record<string, string>;
  const words = (key: string) => said[key] ?? key;
  const queue = new Queue(root.dataset["account"] ?? "", root.dataset["edition"] ?? "", words("leave"));
  let isThere = true;
  let reason = "";

  const order = new Order((story, seen, wanted) => {
    const form = document.getElementById("order-list")?.closest("form");
    if (!form) return;
    put({ id: newId(), kind: "Order", story: "order", action: form.action, words: words("Order"), fields: { ...fieldsOf(form, null), seen: seen.join(), wanted: wanted.join() } });
    order.show(wanted);
    stage.show();
    const name = root.querySelector(`#h-${story}`)?.textContent ?? "";
    say(words("moved").replace("{0}", name).replace("{1}", String(wanted.indexOf(story) + 1)));
  }, words);

  const stage = new Stage(root, words, {
    decide: (article, kind) => { article.querySelector<HTMLButtonElement>(`.decide button[value="${kind}"]`)?.click(); },
    undo(article) {
      const last = queue.entries.filter(one => one.story === article.dataset["story"] && one.kind === "Decide").at(-1);
      if (last && last.id !== sender.underway) drop(last);
      else article.querySelector<HTMLButtonElement>(".decide button[value='Reopen']")?.click();
    },
    move: (article, by) => { order.move(article.dataset["story"] ?? "", by); },
  });

  const sender = new Sender(queue, {
    answered,
    connected(there, why = "lost") {
      [isThere, reason] = [there, why];
      tell();
    },
    token: () => root.querySelector<HTMLInputElement>("input[name='__RequestVerificationToken']")?.value ?? "",
    refresh(token) {
      for (const field of root.querySelectorAll<HTMLInputElement>("input[name='__RequestVerificationToken']")) field.value = token;
    },
  });

  root.addEventListener("submit", event => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset["keep"]) return;
    event.preventDefault();
    keep(form, event.submitter);
  });
  window.addEventListener("offline", () => { isThere = false; reason = "lost"; tell(); });
  window.addEventListener("online", () => { isThere = true; tell(); });

  // What was stopped is asked again, so that its two sides are shown again: it changes nothing that was changed meanwhile.
  queue.change(entry => { delete entry.stopped; });
  showKept();
  isThere = navigator.onLine;
  reason = "lost";
  tell();
  void sender.send();
  follow(root, {
    isQuiet: () => isThere && queue.entries.length === 0,
    stand: takeStand,
    item(came) {
      takeItem(came, false);
      stage.show();
    },
    order(ids) {
      order.show(ids);
      stage.show();
    },
  }, words);
  if (root.dataset["locked"] === "no") keepPage(root.dataset["worker"] ?? "");

  function fieldsOf(form: HTMLFormElement, button: HTMLElement | null): Record<string, string> {
    const data = button ? new FormData(form, button) : new FormData(form);
    data.delete("__RequestVerificationToken");
    return Object.fromEntries([...data].map(([name, value]) => [name, String(value).replace(/\r\n/g, "\n")]));
  }

  function keep(form: HTMLFormElement, button: HTMLElement | null): void {
    const fields = fieldsOf(form, button);
    const kind = form.dataset["keep"] ?? "";
    const story = fields["story"] ?? "";
    if (kind === "Order") {
      const [moved = "", by = "0"] = (fields["move"] ?? "").split(" ");
      order.move(moved, Number(by));
      return;
    }
    if (kind === "Task" && !fields["text"]?.trim()) {
      form.querySelector<HTMLElement>("textarea")?.focus();
      return;
    }
    if (kind === "Amend" && !fields["headline"]?.trim()) {
      form.querySelector<HTMLElement>("input[name='headline']")?.focus();
      return;
    }
    // Whoever decides anew on what changed has settled what they had decided before.
    const before = queue.entries.filter(one => one.story === story && one.kind !== "Task");
    for (const one of before.filter(one => one.stopped)) queue.drop(one.id);
    const waits = before.filter(one => !one.stopped);
    if (kind === "Decide") fields["state"] = waits.reduce(stateAfter, fields["state"] ?? "");
    const word = kind === "Decide" ? words(fields["kind"] ?? "") : words(kind);
    put({ id: newId(), kind, story, action: form.action, words: word, fields });
    form.dispatchEvent(new Event("hb:kept", { bubbles: true }));
    if (kind === "Task") form.reset();
    form.closest("details")?.removeAttribute("open");
    document.getElementById(`s-${story}`)?.focus({ preventScroll: true });
  }

  function put(entry: Entry): void {
    entry.fields["decision"] = entry.id;
    queue.add(entry);
    showKept();
    tell();
    void sender.send();
  }

  function drop(entry: Entry): void {
    queue.drop(entry.id);
    const article = document.getElementById(`s-${entry.story}`);
    article?.querySelector(".changed")?.remove();
    showKept();
    tell();
    say(words("drop"));
    article?.focus({ preventScroll: true });
    if (entry.kind === "Amend" || entry.kind === "Order") location.reload();
    else void sender.send();
  }

  function answered(entry: Entry, outcome: string, told: string, part: Element | null): void {
    isThere = true;
    if (outcome === "applied" || outcome === "already") {
      queue.drop(entry.id);
      const made = part?.getAttribute("data-revision");
      // What was decided about the amended text is about the revision that it became, if it became nothing else.
      if (entry.kind === "Amend" && made) queue.change(one => { if (one.story === entry.story && one.fields["revision"] === entry.fields["revision"]) one.fields["revision"] = made; });
    } else {
      queue.change(one => { if (one.id === entry.id) one.stopped = told || words("failed"); });
    }
    if (part) take(part, entry);
    showKept();
    tell();
    if (told) say(told);
  }

  // Puts the parts that came into the places of the old ones.
  function take(part: Element, entry: Entry): void {
    takeStand(part);
    const waitsForOrder = queue.entries.some(one => one.kind === "Order" && !one.stopped);
    const list = part.querySelector<HTMLElement>("#order-list");
    if (list && !waitsForOrder) {
      document.getElementById("order-list")?.replaceWith(document.importNode(list, true));
      order.begin();
      order.show(order.ids);
    }
    const came = part.querySelector<HTMLElement>("article.item");
    if (came) takeItem(came, entry.kind === "Amend");
    stage.show();
  }

  function takeStand(part: ParentNode): void {
    const stand = part.querySelector<HTMLElement>("#stand");
    const old = document.getElementById("stand");
    if (!stand || !old || old.isEqualNode(stand)) return;
    old.replaceWith(document.importNode(stand, true));
    const isOn = stand.dataset["on"] === "yes";
    root.querySelector(".begin")?.toggleAttribute("hidden", isOn);
    root.querySelector("#end")?.toggleAttribute("hidden", !isOn);
  }

  function takeItem(came: HTMLElement, isAmended: boolean): void {
    const old = document.getElementById(came.id);
    if (!old) return;
    const fresh = document.importNode(came, true);
    // Where somebody is writing, their words stay: an amendment is put together with what came when it is saved.
    for (const part of isAmended ? [".tasking"] : [".amend", ".tasking"]) {
      const writing = old.querySelector(`details${part}[open]`);
      if (writing) fresh.querySelector(`details${part}`)?.replaceWith(writing);
    }
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) fresh.focus({ preventScroll: true });
    const line = fresh.querySelector(".item-number");
    if (line) line.textContent = old.querySelector(".item-number")?.textContent ?? line.textContent;
  }

  function showKept(): void {
    for (const line of root.querySelectorAll(".kept")) line.remove();
    for (const entry of queue.entries) {
      const article = document.getElementById(`s-${entry.story}`);
      let place = article?.querySelector(".item-line") ?? (entry.story === "order" ? document.querySelector("#order > summary") : document.getElementById("stand"));
      while (place?.nextElementSibling?.matches(".kept")) place = place.nextElementSibling;
      place?.after(line(entry));
      if (article && entry.kind === "Amend" && !entry.stopped) showAmended(article, entry);
    }
  }

  function line(entry: Entry): HTMLElement {
    const made = document.createElement("p");
    made.className = entry.stopped ? "kept stopped" : "kept";
    made.append(entry.stopped ? `${entry.words}: ${entry.stopped} ` : `${entry.words}: ${words("kept")}. `);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = words(entry.stopped ? "drop" : "undo");
    button.addEventListener("click", () => { if (entry.id !== sender.underway) drop(entry); });
    made.append(button);
    return made;
  }

  function showAmended(article: HTMLElement, entry: Entry): void {
    const [headline, body] = [entry.fields["headline"] ?? "", entry.fields["body"] ?? ""];
    const heading = article.querySelector(".read h2");
    if (heading) heading.textContent = headline;
    const copy = article.querySelector<HTMLElement>(".read .copy");
    if (copy) {
      copy.textContent = body;
      copy.classList.add("diff");
    }
    const form = article.querySelector<HTMLFormElement>("form[data-keep='Amend']");
    const [line, area] = [form?.querySelector<HTMLInputElement>("input[name='headline']"), form?.querySelector<HTMLTextAreaElement>("textarea")];
    if (line && !article.querySelector("details.amend[open]")) line.value = headline;
    if (area && !article.querySelector("details.amend[open]")) area.value = body;
  }

  function tell(): void {
    const entries = queue.entries;
    const waits = entries.length > 0 ? words("waits").replace("{0}", String(entries.length)) : "";
    const what = !isThere ? words(reason) : entries.some(one => one.stopped) ? words("settle") : entries.length > 0 ? "" : words("sent");
    const now = [what, waits].filter(Boolean).join(" ");
    if (!isThere && root.dataset["there"] !== "no") say(now);
    root.dataset["there"] = isThere ? "yes" : "no";
    stage.status(now);
  }
}

function stateAfter(state: string, entry: Entry): string {
  if (entry.kind === "Amend") return state === "Approved" ? "Ready" : state;
  const after: Record<string, string> = { Approve: "Approved", Hold: "Held", Kill: "Killed", Reopen: "Ready" };
  return after[entry.fields["kind"] ?? ""] ?? state;
}
