// Several devices in one meeting: what others decided is shown while nothing of one's own waits. Words that others wrote are not put under the
// eyes of whoever is reading aloud: the item says that there are some, and shows them when asked.
import { parse } from "../shared/parse";

export interface Followed {
  isQuiet(): boolean;
  stand(page: ParentNode): void;
  item(came: HTMLElement): void;
  order(ids: string[]): void;
}

const every = 15_000;

export function follow(root: HTMLElement, followed: Followed, words: (key: string) => string): void {
  let busy = false;
  const look = async () => {
    if (busy || document.hidden || !followed.isQuiet()) return;
    busy = true;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, redirect: "manual" });
      if (answer.ok && followed.isQuiet()) show(parse(await answer.text()));
    } catch {
      // There is no connection: what is shown stays, and sending says so when there is something to send.
    } finally {
      busy = false;
    }
  };
  window.setInterval(() => void look(), every);
  document.addEventListener("visibilitychange", () => void look());

  function show(page: Document): void {
    followed.stand(page);
    const order = (page.querySelector<HTMLElement>("#order-list")?.dataset["order"] ?? "").split(",").filter(Boolean);
    let isNew = false;
    for (const came of page.querySelectorAll<HTMLElement>("article.item")) {
      const old = document.getElementById(came.id);
      // One that is new here comes at its place in the order.
      if (!old) {
        root.querySelector("#items")?.append(document.importNode(came, true));
        isNew = true;
      } else if (isTypedIn(old)) continue;
      else if (old.dataset["revision"] !== came.dataset["revision"]) note(old, came);
      else if (old.dataset["state"] !== came.dataset["state"]) followed.item(came);
    }
    for (const old of root.querySelectorAll<HTMLElement>("article.item")) {
      if (!order.includes(old.dataset["story"] ?? "")) old.remove();
    }
    const shown = [...root.querySelectorAll<HTMLElement>("article.item")].map(one => one.dataset["story"]).join();
    const list = document.getElementById("order-list");
    if (list && (isNew || shown !== order.join()) && !list.querySelector(".dragged")) followed.order(order);
  }

  function note(old: HTMLElement, came: HTMLElement): void {
    old.querySelector(".wrote")?.remove();
    const line = document.createElement("p");
    line.className = "wrote";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = words("show");
    button.addEventListener("click", () => { followed.item(came); });
    line.append(`${words("wrote")} `, button);
    old.querySelector(".item-line")?.after(line);
  }
}

function isTypedIn(item: HTMLElement): boolean {
  return [...item.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type='hidden']), textarea")].some(one => one === document.activeElement || one.value !== one.defaultValue);
}
