// The tools over the text: words, not icons. Left and right go from one to the next, as in any toolbar.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { type MarkType, type NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState } from "prosemirror-state";
import { type EditorView } from "prosemirror-view";
import { isLink, schema } from "./schema";

interface Tool { readonly word: string; readonly keys?: string; readonly run: Command; readonly isOn?: (state: EditorState) => boolean }

const mark = (name: string) => schema.marks[name] as MarkType;
const node = (name: string) => schema.nodes[name] as NodeType;

export function link(ask: string): Command {
  return (state, dispatch) => {
    if (hasMark(state, mark("link"))) return toggleMark(mark("link"))(state, dispatch);
    if (state.selection.empty) return false;
    if (dispatch) {
      const href = window.prompt(ask, "https://")?.trim() ?? "";
      if (isLink(href)) toggleMark(mark("link"), { href })(state, dispatch);
    }

    return true;
  };
}

const tools = (words: (key: string) => string): Tool[] => [
  { word: "bold", keys: "Control+B", run: toggleMark(mark("strong")), isOn: state => hasMark(state, mark("strong")) },
  { word: "italic", keys: "Control+I", run: toggleMark(mark("em")), isOn: state => hasMark(state, mark("em")) },
  { word: "struck", run: toggleMark(mark("struck")), isOn: state => hasMark(state, mark("struck")) },
  { word: "link", keys: "Control+K", run: link(words("linkAsk")), isOn: state => hasMark(state, mark("link")) },
  { word: "heading", run: toggleBlock(node("heading"), { level: 3 }), isOn: state => state.selection.$from.parent.type === node("heading") },
  { word: "list", run: toggleList(node("bullets")), isOn: state => isIn(state, node("bullets")) },
  { word: "numbers", run: toggleList(node("numbers")), isOn: state => isIn(state, node("numbers")) },
  { word: "quote", run: toggleWrap(node("quote")), isOn: state => isIn(state, node("quote")) },
  { word: "box", run: toggleWrap(node("box")), isOn: state => isIn(state, node("box")) },
  { word: "undo", keys: "Control+Z", run: undo },
  { word: "redo", keys: "Control+Y", run: redo },
];

export class Bar {
  readonly element = document.createElement("div");
  private readonly buttons: { readonly button: HTMLButtonElement; readonly tool: Tool }[] = [];

  constructor(words: (key: string) => string, private readonly view: () => EditorView) {
    this.element.className = "bar";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", words("bar"));
    for (const tool of tools(words)) this.add(tool, words(tool.word));
    this.element.addEventListener("keydown", event => { this.walk(event); });
  }

  update(state: EditorState): void {
    for (const { button, tool } of this.buttons) {
      button.setAttribute("aria-disabled", String(!tool.run(state)));
      if (tool.isOn) button.setAttribute("aria-pressed", String(tool.isOn(state)));
    }
  }

  private add(tool: Tool, word: string): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = word;
    button.tabIndex = this.buttons.length === 0 ? 0 : -1;
    if (tool.keys) button.setAttribute("aria-keyshortcuts", tool.keys);
    // The selection in the text stays where it is.
    button.addEventListener("mousedown", event => { event.preventDefault(); });
    button.addEventListener("click", () => {
      const view = this.view();
      tool.run(view.state, view.dispatch.bind(view));
      view.focus();
    });
    this.buttons.push({ button, tool });
    this.element.append(button);
  }

  private walk(event: KeyboardEvent): void {
    const at = this.buttons.findIndex(one => one.button === document.activeElement);
    const ahead = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = event.key === ahead ? 1 : event.key === "ArrowLeft" || event.key === "ArrowRight" ? -1 : 0;
    const to = event.key === "Home" ? 0 : event.key === "End" ? this.buttons.length - 1 : (at + step + this.buttons.length) % this.buttons.length;
    if (at < 0 || to === at) return;
    event.preventDefault();
    this.buttons[at]!.button.tabIndex = -1;
    this.buttons[to]!.button.tabIndex = 0;
    this.buttons[to]!.button.focus();
  }
}

function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
}

function isIn(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

function toggleBlock(type: NodeType, attrs: Record<string, unknown>): Command {
  return (state, dispatch) => state.selection.$from.parent.type === type
    ? setBlockType(schema.nodes.paragraph as NodeType)(state, dispatch)
    : setBlockType(type, attrs)(state, dispatch);
}

function toggleWrap(type: NodeType): Command {
  return (state, dispatch) => isIn(state, type) ? lift(state, dispatch) : wrapIn(type)(state, dispatch);
}

function toggleList(type: NodeType): Command {
  return (state, dispatch) => isIn(state, type) ? liftListItem(schema.nodes.item as NodeType)(state, dispatch) : wrapInList(type)(state, dispatch);
}
