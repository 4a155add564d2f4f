// The order of the items: by buttons, by keys, and by dragging a row of the list.
export class Order {
  constructor(private readonly moved: (story: string, seen: string[], wanted: string[]) => void, private readonly words: (key: string) => string) {
    this.begin();
  }

  get list(): HTMLOListElement | null {
    return document.querySelector<HTMLOListElement>("#order-list");
  }

  get ids(): string[] {
    return (this.list?.dataset["order"] ?? "").split(",").filter(Boolean);
  }

  // A list that came from the server has no handles yet.
  begin(): void {
    if (!this.list?.querySelector("button")) return;
    for (const row of this.list.querySelectorAll<HTMLLIElement>("li")) {
      const handle = document.createElement("span");
      handle.className = "drag";
      handle.setAttribute("aria-hidden", "true");
      handle.textContent = this.words("drag");
      handle.addEventListener("pointerdown", event => { this.#drag(event, row, handle); });
      row.append(handle);
    }
  }

  move(story: string, by: number): void {
    const seen = this.ids;
    const at = seen.indexOf(story);
    if (at < 0 || at + by < 0 || at + by >= seen.length) return;
    const wanted = seen.filter(id => id !== story);
    wanted.splice(at + by, 0, story);
    this.moved(story, seen, wanted);
  }

  // Shows an order before the server knows of it, or as the server has it.
  show(ids: string[]): void {
    const items = document.getElementById("items");
    for (const id of ids) {
      const row = this.list?.querySelector(`li[data-story="${id}"]`);
      if (row) this.list?.append(row);
      const item = document.getElementById(`s-${id}`);
      if (item) items?.append(item);
    }
    if (!this.list) return;
    this.list.dataset["order"] = ids.join(",");
    const rows = [...this.list.querySelectorAll("li")];
    rows.forEach((row, at) => {
      row.querySelector<HTMLButtonElement>(".up")?.toggleAttribute("disabled", at === 0);
      row.querySelector<HTMLButtonElement>(".down")?.toggleAttribute("disabled", at === rows.length - 1);
    });
    document.querySelectorAll("#items .item-number").forEach((line, at) => {
      line.textContent = this.words("number").replace("{0}", String(at + 1)).replace("{1}", String(ids.length));
    });
  }

  #drag(event: PointerEvent, row: HTMLLIElement, handle: HTMLElement): void {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
    const seen = this.ids;
    const follow = (move: PointerEvent) => {
      // The others make room: the row itself stays where it is in the page, or the pointer would be lost.
      for (let above = row.previousElementSibling; above && move.clientY < middle(above); above = row.previousElementSibling) row.after(above);
      for (let below = row.nextElementSibling; below && move.clientY > middle(below); below = row.nextElementSibling) row.before(below);
    };
    const end = (last: Event) => {
      handle.removeEventListener("pointermove", follow);
      row.classList.remove("dragged");
      const wanted = [...(this.list?.querySelectorAll<HTMLLIElement>("li") ?? [])].map(one => one.dataset["story"] ?? "");
      if (last.type === "pointercancel") this.show(seen);
      else if (wanted.join() !== seen.join()) this.moved(row.dataset["story"] ?? "", seen, wanted);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", end, { once: true });
    handle.addEventListener("pointercancel", end, { once: true });
  }
}

function middle(row: Element): number {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}
