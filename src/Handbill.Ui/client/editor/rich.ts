// The rich text beside the plain area, which stays the one that is sent.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { type MarkType, type NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { type Command, EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { Bar, link } from "./bar";
import { clean } from "./paste";
import { read } from "./read";
import { schema } from "./schema";
import { write } from "./write";

const node = (name: string) => schema.nodes[name] as NodeType;
const mark = (name: string) => schema.marks[name] as MarkType;

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(node("br").create()).scrollIntoView());
  return true;
});

export class Rich {
  readonly element = document.createElement("div");
  private readonly view: EditorView;

  // Throws Unsupported when the text has something that the editor would lose.
  constructor(area: HTMLTextAreaElement, words: (key: string) => string) {
    const doc = read(area.value);
    const bar = new Bar(words, () => this.view);
    const place = document.createElement("div");
    this.element.className = "rich";
    this.element.append(bar.element, place);
    const label = area.labels?.[0];
    if (label && !label.id) label.id = `${area.id}-label`;
    this.view = new EditorView(place, {
      state: EditorState.create({ doc, plugins: plugins(words) }),
      attributes: {
        class: "copy", role: "textbox", "aria-multiline": "true", ...(label ? { "aria-labelledby": label.id } : {}),
        ...(area.getAttribute("aria-describedby") ? { "aria-describedby": area.getAttribute("aria-describedby")! } : {}),
      },
      transformPastedHTML: clean,
      // The browser tells of a moved caret only when it has time. What is typed before that would go to where the caret was.
      handleDOMEvents: {
        keydown: view => {
          if (!view.composing) {
            view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
          }
          return false;
        },
      },
      dispatchTransaction: transaction => {
        const state = this.view.state.apply(transaction);
        this.view.updateState(state);
        bar.update(state);
        if (transaction.docChanged) {
          area.value = write(state.doc);
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }
      },
    });
    bar.update(this.view.state);
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
    this.element.remove();
  }
}

function plugins(words: (key: string) => string) {
  return [
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*]\s$/, node("bullets")), wrappingInputRule(/^(\d+)\.\s$/, node("numbers"), found => ({ start: Number(found[1]) })),
        wrappingInputRule(/^\s*>\s$/, node("quote")), textblockTypeInputRule(/^(#{3,5})\s$/, node("heading"), found => ({ level: found[1]!.length })),
      ],
    }),
    history(),
    // Tab is left alone: it leads on, as everywhere on the page.
    keymap({
      "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo, "Mod-b": toggleMark(mark("strong")), "Mod-i": toggleMark(mark("em")), "Mod-k": link(words("linkAsk")),
      Enter: splitListItem(node("item")), "Mod-[": liftListItem(node("item")), "Mod-]": sinkListItem(node("item")), "Shift-Enter": lineBreak, "Mod-Enter": lineBreak,
    }),
    keymap(baseKeymap),
  ];
}
