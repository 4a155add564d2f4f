// The story form: rich text over the plain area, and what is typed kept on this device until the server has it.
import { keep, waiting } from "./drafts";
import { offer } from "./offer";
import { Text } from "./text";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-story]")) begin(form);

function begin(form: HTMLFormElement): void {
  const area = form.querySelector<HTMLTextAreaElement>("textarea[name$='Body']");
  if (!area) return;
  const said = JSON.parse(form.dataset.story ?? "{}") as Record<string, string>;
  const words = (key: string) => said[key] ?? key;
  const text = new Text(area, words);
  text.begin();

  // A form that came back from the server with something to settle has in it what was sent.
  const isBack = form.dataset.unsaved === "yes";
  let open = isBack ? null : waiting(form);
  let timer = 0;
  const keepNow = (sent: boolean) => {
    clearTimeout(timer);
    timer = 0;
    keep(form, open, words("leave"), sent);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { keepNow(false); }, 300);
  });
  // What was typed in the last third of a second is kept when the page goes.
  window.addEventListener("pagehide", () => {
    if (timer) keepNow(false);
  });
  form.addEventListener("submit", () => { keepNow(true); });
  if (isBack) keepNow(false);
  offerNext();

  function offerNext(): void {
    const draft = open;
    if (!draft) return;
    offer(form, draft, words, () => {
      open = draft.before;
      keepNow(false);
      text.begin();
      offerNext();
    });
  }
}

// A page that was left by "back" comes from memory with an old text in it; the server's is asked for anew.
window.addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});
