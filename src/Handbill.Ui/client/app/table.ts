// <hb-table>: keys from row to row, "/" to the filter, and rows that hide as one types.
import { say } from "../shared/say";

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

class LivedInTable extends HTMLElement {
  #filter: HTMLInputElement | null = null;
  #pause = 0;

  connectedCallback(): void {
    this.#filter = this.querySelector<HTMLInputElement>(".table-filter input[type=search]");
    this.#filter?.addEventListener("input", () => this.#narrow());
    this.addEventListener("keydown", event => this.#key(event));
  }

  focusFilter(): boolean {
    this.#filter?.focus();
    this.#filter?.select();
    return this.#filter !== null;
  }

  get #rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>("tbody tr:not([hidden])")];
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    if (target === this.#filter) {
      if (event.key === "ArrowDown") this.#go(event, 0);
      else if (event.key === "Escape" && this.#filter.value) {
        this.#filter.value = "";
        this.#narrow();
        event.preventDefault();
      }
      return;
    }
    if (target.matches("input, select, textarea")) return;
    const rows = this.#rows;
    const row = target.closest<HTMLTableRowElement>("tbody tr");
    const at = row ? rows.indexOf(row) : -1;
    // From a box that only scrolls, the arrows go on scrolling.
    if (!row && !target.closest("thead")) return;
    if (event.key === "ArrowDown" && at + 1 < rows.length) this.#go(event, at + 1);
    else if (event.key === "ArrowUp" && at > 0) this.#go(event, at - 1);
    else if (event.key === "Home" && row) this.#go(event, 0);
    else if (event.key === "End" && row) this.#go(event, rows.length - 1);
    else if (event.key === "Escape" && row) this.focusFilter();
  }

  #go(event: KeyboardEvent, to: number): void {
    const row = this.#rows[to];
    const stop = row?.querySelector<HTMLElement>("a, button, input, select");
    if (!row || !stop) return;
    event.preventDefault();
    stop.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  #narrow(): void {
    const wanted = fold(this.#filter?.value ?? "").split(/\s+/).filter(Boolean);
    const rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    for (const row of rows) {
      const text = fold(row.textContent ?? "");
      row.hidden = !wanted.every(word => text.includes(word));
    }
    const shown = this.#rows.length;
    const words = shown === 0 ? this.dataset["none"] ?? ""
      : (this.dataset["shown"] ?? "").replace("{0}", String(shown)).replace("{1}", String(rows.length));
    const count = this.querySelector(".table-count");
    if (count) count.textContent = wanted.length > 0 ? words : "";
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => { if (wanted.length > 0) say(words); }, 500);
  }
}

customElements.define("hb-table", LivedInTable);

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  if (target.matches("input, select, textarea") || target.isContentEditable) return;
  for (const table of document.querySelectorAll<LivedInTable>("hb-table")) {
    if (table.focusFilter()) {
      event.preventDefault();
      return;
    }
  }
});
