// A photo of a submission, made ready for print by hand: what must not be seen is covered, the rest is drawn anew, without what a file tells beside its pixels. The photo as it
// came never leaves this page.
import { strip } from "../strip";
import { cover, type Area } from "./cover";
import type { Say } from "./opened";

// What a column needs at 300 dots an inch, with room to spare.
const mostSide = 1600;
const quality = 0.9;
const step = 8;

export interface ReadyPhoto {
  readonly alt: string;
  readonly bytes: Uint8Array;
}

export class BlurTool {
  readonly element = document.createElement("div");
  readonly #canvas = document.createElement("canvas");
  readonly #frame = document.createElement("div");
  readonly #said = document.createElement("p");
  readonly #alt = document.createElement("input");
  readonly #seen = document.createElement("input");
  #picture: ImageBitmap | null = null;
  #areas: Area[] = [];
  #undone: Area[] = [];
  #box: Area = { x: 0, y: 0, width: 0, height: 0 };

  constructor(private readonly say: Say, private readonly number: string) {
    this.element.className = "blur";
    const stage = part("div", "blur-stage");
    this.#frame.className = "blur-frame";
    this.#frame.tabIndex = 0;
    this.#frame.setAttribute("role", "application");
    this.#frame.setAttribute("aria-label", say("frame"));
    stage.append(this.#canvas, this.#frame);
    const bar = part("div", "toolbar");
    bar.append(button(say("cover"), () => { this.#cover(this.#box); }), button(say("undo"), () => { this.#back(); }), button(say("redo"), () => { this.#again(); }));
    const alt = part("p", "");
    const label = document.createElement("label");
    label.textContent = say("alt");
    this.#alt.id = `blur-alt-${number}`;
    this.#alt.type = "text";
    this.#alt.maxLength = 400;
    label.htmlFor = this.#alt.id;
    alt.append(label, this.#alt);
    const seen = part("div", "option");
    this.#seen.type = "checkbox";
    this.#seen.id = `blur-seen-${number}`;
    const looked = document.createElement("label");
    looked.htmlFor = this.#seen.id;
    looked.textContent = say("seen");
    seen.append(this.#seen, looked);
    this.#said.setAttribute("role", "status");
    this.element.append(part("p", "hint", say("how")), stage, bar, alt, seen, this.#said);
    this.#listen(stage);
  }

  // False, with a word about it, where this browser gives other pixels back than were drawn.
  async open(bytes: Uint8Array, type: string): Promise<boolean> {
    if (!keepsPixels()) {
      this.#said.textContent = this.say("noise");
      return false;
    }
    try {
      this.#picture = await createImageBitmap(new Blob([bytes as BlobPart], { type }));
    } catch {
      this.#said.textContent = this.say("damaged");
      return false;
    }
    const scale = Math.min(1, mostSide / Math.max(this.#picture.width, this.#picture.height));
    this.#canvas.width = Math.max(1, Math.round(this.#picture.width * scale));
    this.#canvas.height = Math.max(1, Math.round(this.#picture.height * scale));
    this.#box = { x: this.#canvas.width * 0.35, y: this.#canvas.height * 0.35, width: this.#canvas.width * 0.3, height: this.#canvas.height * 0.3 };
    this.#draw();
    return true;
  }

  // What is missing before it can go into a story; empty for nothing.
  get missing(): string {
    return this.#alt.value.trim() === "" ? this.say("noAlt", this.number) : !this.#seen.checked ? this.say("notSeen", this.number) : "";
  }

  focus(): void {
    (this.#alt.value.trim() === "" ? this.#alt : this.#seen).focus();
  }

  async ready(): Promise<ReadyPhoto> {
    const blob = await new Promise<Blob | null>(done => { this.#canvas.toBlob(done, "image/jpeg", quality); });
    if (!blob) throw new Error("The picture could not be written.");
    return { alt: this.#alt.value.trim(), bytes: strip(new Uint8Array(await blob.arrayBuffer())).bytes };
  }

  #draw(): void {
    const context = this.#canvas.getContext("2d", { willReadFrequently: true });
    if (!context || !this.#picture) return;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.drawImage(this.#picture, 0, 0, this.#canvas.width, this.#canvas.height);
    const pixels = context.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
    for (const area of this.#areas) cover(pixels, area);
    context.putImageData(pixels, 0, 0);
    this.#show();
  }

  #show(): void {
    const percent = (value: number, of: number) => `${(value / of * 100).toFixed(2)}%`;
    const { x, y, width, height } = this.#box;
    Object.assign(this.#frame.style, {
      left: percent(x, this.#canvas.width), top: percent(y, this.#canvas.height), width: percent(width, this.#canvas.width), height: percent(height, this.#canvas.height),
    });
  }

  #cover(area: Area): void {
    if (area.width < 1 || area.height < 1) return;
    this.#undone = [];
    this.#redraw(area);
  }

  #back(): void {
    const last = this.#areas.pop();
    if (last) this.#undone.push(last);
    this.#redraw();
  }

  #again(): void {
    this.#redraw(this.#undone.pop());
  }

  // With one part more covered, if there is one.
  #redraw(more?: Area): void {
    if (more) this.#areas.push(more);
    this.#draw();
    this.#said.textContent = this.say("covered", String(this.#areas.length));
  }

  #listen(stage: HTMLElement): void {
    let from: readonly [number, number] | null = null;
    let hasMoved = false;
    const place = (event: PointerEvent): readonly [number, number] => {
      const shown = this.#canvas.getBoundingClientRect();
      const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
      return [within((event.clientX - shown.left) / shown.width, 1) * this.#canvas.width, within((event.clientY - shown.top) / shown.height, 1) * this.#canvas.height];
    };
    stage.addEventListener("pointerdown", event => {
      if (event.button !== 0) return;
      event.preventDefault();
      stage.setPointerCapture(event.pointerId);
      from = place(event);
      hasMoved = false;
    });
    stage.addEventListener("pointermove", event => {
      if (!from) return;
      const [x, y] = place(event);
      hasMoved = true;
      this.#box = { x: Math.min(x, from[0]), y: Math.min(y, from[1]), width: Math.abs(x - from[0]), height: Math.abs(y - from[1]) };
      this.#show();
    });
    stage.addEventListener("pointerup", () => {
      if (from && hasMoved && this.#box.width > 4 && this.#box.height > 4) this.#cover(this.#box);
      from = null;
    });
    stage.addEventListener("pointercancel", () => { from = null; });
    this.#frame.addEventListener("keydown", event => {
      const moves: Record<string, readonly [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      const move = moves[event.key];
      if (move) {
        event.preventDefault();
        const { x, y, width, height } = this.#box;
        const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
        this.#box = event.shiftKey
          ? { x, y, width: Math.max(step, Math.min(width + move[0], this.#canvas.width - x)), height: Math.max(step, Math.min(height + move[1], this.#canvas.height - y)) }
          : { x: within(x + move[0], this.#canvas.width - width), y: within(y + move[1], this.#canvas.height - height), width, height };
        this.#show();
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.#cover(this.#box);
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
        event.preventDefault();
        if (event.shiftKey) this.#again();
        else this.#back();
      }
    });
  }
}

// A browser that guards against being told apart gives noise back in place of what was drawn.
function keepsPixels(): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 16;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  const drawn = context.createImageData(16, 16);
  for (let at = 0; at < drawn.data.length; at++) drawn.data[at] = at % 4 === 3 ? 255 : at * 37 % 256;
  context.putImageData(drawn, 0, 0);
  const read = context.getImageData(0, 0, 16, 16).data;
  return drawn.data.every((value, at) => read[at] === value);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function part(name: "div" | "p", style: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = style;
  made.textContent = text;
  return made;
}
