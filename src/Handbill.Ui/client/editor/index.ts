// The story form: rich text over the plain area, and what is typed kept on this device until the server has it.
import { keep, waiting } from "./drafts";
import { offer } from "./offer";
import { Rich } from "./rich";
import { Unsupported } from "./unsupported";

const choice = "hb-editor";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-story]")) begin(form);

function begin(form: HTMLFormElement): void {
  const area = form.querySelector<HTMLTextAreaElement>("textarea[name$='Body']");
  if (!area) return;
  const said = JSON.parse(form.dataset.story ?? "{}") as Record<string, string>;
  const words = (key: string) => said[key] ?? key;
  const text = new Text(area, words);
  text.show(preferred());

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { keep(form); }, 300);
  });
  // What was typed in the last third of a second is kept when the page goes.
  window.addEventListener("pagehide", () => {
    if (timer) keepIfTyped();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
    keep(form, true);
  });

  const draft = waiting(form);
  if (draft) {
    offer(form, draft, words, () => {
      keep(form);
      text.show(preferred());
    });
  }

  function keepIfTyped(): void {
    clearTimeout(timer);
    timer = 0;
    keep(form);
  }
}

// The text as rich text or as Markdown, whichever the writer prefers; as Markdown where rich text would lose something.
class Text {
  private rich: Rich | null = null;
  private readonly toggle = document.createElement("button");
  private readonly note = document.createElement("p");

  constructor(private readonly area: HTMLTextAreaElement, private readonly words: (key: string) => string) {
    this.toggle.type = "button";
    this.toggle.className = "quiet";
    this.note.className = "hint";
    this.note.hidden = true;
    this.toggle.addEventListener("click", () => {
      prefer(!this.rich);
      this.show(!this.rich);
      if (this.rich) this.rich.focus();
      else this.area.focus();
    });
    area.after(this.note, this.toggle);
  }

  show(rich: boolean): void {
    this.rich?.destroy();
    this.rich = null;
    this.note.hidden = true;
    if (rich) {
      try {
        this.rich = new Rich(this.area, this.words);
        this.area.before(this.rich.element);
      } catch (fault) {
        if (!(fault instanceof Unsupported)) throw fault;
        this.note.textContent = this.words("unsupported");
        this.note.hidden = false;
      }
    }

    this.area.hidden = this.rich !== null;
    this.toggle.textContent = this.words(this.rich ? "asMarkdown" : "asRich");
  }
}

function preferred(): boolean {
  try {
    return localStorage.getItem(choice) !== "markdown";
  } catch {
    return true;
  }
}

function prefer(rich: boolean): void {
  try {
    localStorage.setItem(choice, rich ? "rich" : "markdown");
  } catch {
    return;
  }
}

// A page that was left by "back" comes from memory with an old text in it; the server's is asked for anew.
window.addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});
