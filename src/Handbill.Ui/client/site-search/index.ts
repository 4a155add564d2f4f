// The search of an exported site: what is asked stands in the page's own address, and the answer is looked up in files.
import { find } from "./find";
import { Pieces, type Article } from "./pieces";
import { Folding, formsOf, type Term } from "./words";

const AtOnce = 20;

const asked = new URLSearchParams(location.search);
const typed = (asked.get("q") ?? "").slice(0, 200);
const isAsked = typed.trim() !== "" || ["year", "section", "workplace"].some(name => asked.get(name));

// What stands below the answer is not seen before it: it would move.
document.documentElement.classList.toggle("waiting", isAsked);
document.addEventListener("DOMContentLoaded", () => {
  const [form, found, said, more] = [document.querySelector("form.search"), document.getElementById("found"), document.getElementById("said"), document.getElementById("more")];
  if (form instanceof HTMLFormElement && found && said && more instanceof HTMLButtonElement) {
    fill(form);
    if (isAsked) {
      answer(found, said, more)
        .catch(() => { said.textContent = found.dataset["failed"] ?? ""; })
        .finally(() => { document.documentElement.classList.remove("waiting"); });
    }
  }
});

function fill(form: HTMLFormElement): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = asked.get(field.name) ?? "";
  }
}

async function answer(found: HTMLElement, said: HTMLElement, more: HTMLButtonElement): Promise<void> {
  const pieces = new Pieces();
  const index = await pieces.index();
  const folding = new Folding(index.folds);
  const terms = folding.terms(typed);
  const articles = await find({ terms, year: asked.get("year") ?? "", section: asked.get("section") ?? "", workplace: asked.get("workplace") ?? "", isNewest: asked.get("order") === "newest" }, index, pieces);
  said.textContent = articles.length === 0 ? found.dataset["nothing"] ?? "" : (found.dataset["found"] ?? "").replace("{0}", articles.length.toLocaleString(document.documentElement.lang));

  let shown = 0;
  const show = async (): Promise<HTMLElement | undefined> => {
    const next = articles.slice(shown, shown + AtOnce);
    shown += next.length;
    const cards = (await Promise.all(next.map(number => pieces.article(number)))).flatMap(one => one ? [cardOf(one, folding, terms)] : []);
    found.append(...cards);
    more.hidden = shown >= articles.length;
    return cards[0];
  };
  await show();
  // Who asks for more goes on reading where the new ones begin.
  more.addEventListener("click", () => { void show().then(first => first?.querySelector("a")?.focus()); });
}

function cardOf([path, title, iso, date, lead]: Article, folding: Folding, terms: readonly Term[]): HTMLElement {
  const [card, heading, link, text, when, time] = [make("article", "card"), make("h2"), make("a"), make("p"), make("p", "when"), make("time")];
  // The page stands at read/LANGUAGE/search/index.html; a sheet has its place on the page of its issue.
  const [page = "", place] = path.split("#");
  link.href = `../../${page.split("/").map(encodeURIComponent).join("/")}/index.html${place === undefined ? "" : `#${encodeURIComponent(place)}`}`;
  link.append(...marked(title, folding, terms));
  heading.append(link);
  text.append(...marked(lead, folding, terms));
  time.dateTime = iso;
  time.textContent = date;
  when.append(time);
  card.append(heading, ...(lead === "" ? [] : [text]), when);
  return card;
}

function marked(text: string, folding: Folding, terms: readonly Term[]): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  const wanted = terms.filter(term => !term.isUnwanted).flatMap(term => formsOf(term.word));
  let at = 0;
  for (const { word, start, end } of folding.spans(text)) {
    if (!formsOf(word).some(form => wanted.some(one => form.startsWith(one)))) continue;
    const mark = make("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  return [...parts, text.slice(at)].filter(part => part !== "");
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, kind = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (kind !== "") element.className = kind;
  return element;
}
