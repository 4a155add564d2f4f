// The text as rich text or as Markdown, whichever the writer prefers; as Markdown where rich text would lose something.
import { Rich } from "./rich";
import { Unsupported } from "./unsupported";

const choice = "hb-editor";

// Pixels of the text itself, for a few lines at least.
const least = 160;

export class Text {
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

  // As the writer prefers it, as high as the plain area was: what stands below it stays where it is.
  begin(): void {
    const field = this.area.closest<HTMLElement>(".field");
    this.toggle.hidden = true;
    const before = field?.offsetHeight ?? 0;
    this.toggle.hidden = false;
    this.show(preferred());
    const grown = (field?.offsetHeight ?? 0) - before;
    const text = this.rich?.element.querySelector<HTMLElement>(".ProseMirror");
    if (text) text.style.minBlockSize = `${Math.max(least, text.offsetHeight - grown)}px`;
    else this.area.style.blockSize = `${Math.max(least, this.area.offsetHeight - grown)}px`;
  }

  private show(rich: boolean): void {
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
