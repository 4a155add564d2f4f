// The flatplan by keys, by mouse and by finger: every act is what a button of the page does, sent at once, and its answer takes the place of
// what is shown. Without this file the buttons do the same.
import { parse } from "../shared/parse";
import { say } from "../shared/say";

interface Box { page: number; column: number; row: number; columns: number; rows: number }

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>("form#plan-act");
const plan = (): HTMLElement | null => document.getElementById("plan-pages");
const frameOf = (target: EventTarget | null): SVGAElement | null => target instanceof Element ? target.closest<SVGAElement>("a[data-frame]") : null;
const isOpen = (): boolean => plan()?.dataset["open"] === "true";
const isMirrored = (): boolean => plan()?.dataset["mirrored"] === "true";

let isBusy = false;

// What was dragged is not also followed as a link.
let wasDragged = false;

function boxOf(frame: SVGAElement): Box {
  const [page = 1, column = 1, row = 1, columns = 1, rows = 1] = (frame.dataset["box"] ?? "").split(",").map(Number);
  return { page, column, row, columns, rows };
}

async function act(handler: string, fields: Record<string, string | number>, focus: string | undefined): Promise<void> {
  const own = form();
  if (!own || isBusy) return;
  isBusy = true;
  plan()?.setAttribute("aria-busy", "true");
  try {
    const data = new FormData();
    const token = own.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]");
    if (token) data.set(token.name, token.value);
    data.set("version", plan()?.dataset["version"] ?? "");
    for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
    const answer = await fetch(`${own.action.split("?")[0] ?? ""}?handler=${handler}`, { method: "POST", body: data, headers: { "X-Part": "1" } });
    const said = answer.headers.get("X-Said");
    if (said === null) {
      location.reload();
      return;
    }
    const fresh = parse(await answer.text());
    for (const id of ["plan-pages", "plan-panel"]) {
      const came = fresh.getElementById(id);
      if (came) document.getElementById(id)?.replaceWith(document.importNode(came, true));
    }
    if (focus !== undefined) document.querySelector<SVGAElement>(`a[data-frame="${focus}"]`)?.focus();
    say(decodeURIComponent(said));
  } catch {
    location.reload();
  } finally {
    isBusy = false;
    plan()?.removeAttribute("aria-busy");
  }
}

function put(frame: SVGAElement, box: Box): void {
  const index = frame.dataset["frame"] ?? "";
  void act("Put", { frame: index, ...box }, index);
}

const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener("keydown", event => {
  if (!isOpen()) return;
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement;
  const frame = frameOf(event.target);
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !isTyping && (key === "z" || key === "y")) {
    event.preventDefault();
    const index = frame?.dataset["frame"];
    void act(key === "y" || event.shiftKey ? "Redo" : "Undo", index === undefined ? {} : { frame: index }, index);
    return;
  }
  if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
  const index = frame.dataset["frame"] ?? "";
  const step = steps[event.key];
  if (step) {
    event.preventDefault();
    const box = boxOf(frame);
    const across = step[0] * (isMirrored() ? -1 : 1);
    put(frame, event.shiftKey
      ? { ...box, columns: box.columns + across, rows: box.rows + step[1] }
      : { ...box, column: box.column + across, row: box.row + step[1] });
  } else if (key === "delete") {
    event.preventDefault();
    void act("Remove", { frame: index }, "0");
  } else if (key === "s" || key === "c") {
    event.preventDefault();
    void act(key === "s" ? "SplitRows" : "SplitColumns", { frame: index }, index);
  }
});

// A drag is counted in modules of the page under it.
let drag: { frame: SVGAElement; box: Box; x: number; y: number; isCorner: boolean; moved: boolean } | null = null;

function shift(event: PointerEvent, frame: SVGAElement): readonly [number, number] {
  const sheet = frame.ownerSVGElement?.getBoundingClientRect();
  const columns = Number(plan()?.dataset["columns"] ?? 4);
  const rows = Number(plan()?.dataset["rows"] ?? 12);
  if (!sheet || !drag) return [0, 0];
  const across = Math.round((event.clientX - drag.x) / (sheet.width / columns)) * (isMirrored() ? -1 : 1);
  return [across, Math.round((event.clientY - drag.y) / (sheet.height / rows))];
}

document.addEventListener("pointerdown", event => {
  const frame = frameOf(event.target);
  if (!frame || !isOpen() || event.button !== 0) return;
  drag = { frame, box: boxOf(frame), x: event.clientX, y: event.clientY, isCorner: event.target instanceof Element && event.target.matches(".plan-grip"), moved: false };
});

document.addEventListener("pointermove", event => {
  if (!drag) return;
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 8;
  if (far && !drag.moved) {
    drag.moved = true;
    drag.frame.classList.add("dragged");
  }
});

document.addEventListener("pointerup", event => {
  const own = drag;
  if (!own) return;
  const [across, down] = shift(event, own.frame);
  drag = null;
  own.frame.classList.remove("dragged");
  wasDragged = own.moved;
  if (!own.moved || (across === 0 && down === 0)) return;
  const page = document.elementFromPoint(event.clientX, event.clientY)?.closest<SVGElement>("svg[data-page]");
  const other = Number(page?.dataset["page"] ?? own.box.page);
  if (own.isCorner) put(own.frame, { ...own.box, columns: own.box.columns + across, rows: own.box.rows + down });
  else if (other !== own.box.page) put(own.frame, { ...own.box, page: other });
  else put(own.frame, { ...own.box, column: own.box.column + across, row: own.box.row + down });
});

document.addEventListener("pointercancel", () => {
  drag?.frame.classList.remove("dragged");
  drag = null;
});

document.addEventListener("click", event => {
  if (wasDragged && frameOf(event.target)) event.preventDefault();
  wasDragged = false;
}, true);

// Nor does the browser drag the link itself.
document.addEventListener("dragstart", event => {
  const story = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-story]") : null;
  if (story?.dataset["story"]) event.dataTransfer?.setData("text/plain", story.dataset["story"]);
  else if (frameOf(event.target)) event.preventDefault();
});

document.addEventListener("dragover", event => {
  if (frameOf(event.target)) event.preventDefault();
});

document.addEventListener("drop", event => {
  const frame = frameOf(event.target);
  const story = event.dataTransfer?.getData("text/plain");
  if (!frame || !story) return;
  event.preventDefault();
  void act("Place", { frame: frame.dataset["frame"] ?? "", story }, frame.dataset["frame"]);
});
