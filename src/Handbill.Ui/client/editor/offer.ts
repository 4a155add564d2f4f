// Offers back what was typed and did not reach the server.
import { difference } from "./difference";
import { type Draft, fieldsOf, valuesOf } from "./drafts";

export function offer(form: HTMLFormElement, draft: Draft, words: (key: string) => string, decided: () => void): void {
  const notice = document.createElement("section");
  notice.className = "notice attention draft";
  notice.setAttribute("role", "status");
  const title = document.createElement("strong");
  title.className = "notice-word";
  title.textContent = words("draft");
  const body = document.createElement("div");
  const when = document.createElement("p");
  when.textContent = `${words("draftWhen")} ${new Date(draft.at).toLocaleString(document.documentElement.lang || undefined)}`;
  body.append(when);

  const now = valuesOf(form);
  const labels = new Map(fieldsOf(form).map(one => [one.name, one.labels?.[0]?.textContent ?? one.name]));
  for (const [name, value] of Object.entries(draft.fields)) {
    if (!(name in now) || now[name]!.trimEnd() === value.trimEnd()) continue;
    const heading = document.createElement("h2");
    heading.className = "side-name";
    heading.textContent = labels.get(name) ?? name;
    body.append(heading, difference(now[name]!, value));
  }

  const actions = document.createElement("div");
  actions.className = "actions";
  actions.append(
    button(words("draftTake"), "primary", () => {
      for (const field of fieldsOf(form)) field.value = draft.fields[field.name] ?? field.value;
      notice.remove();
      decided();
    }),
    button(words("draftDrop"), "quiet", () => {
      notice.remove();
      decided();
    }));
  body.append(actions);
  notice.append(title, body);
  form.before(notice);
}

function button(text: string, style: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = style;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
