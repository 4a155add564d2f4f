// The text as rich text or as Markdown, whichever the writer prefers; as Markdown where rich text would lose something.
import { Rich } from "./rich";
import { Unsupported } from "./unsupported";

const choice = "hb-editor";

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

  // As the writer prefers it.
  begin(): void {
    this.show(preferred());
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
