// A link with data-asks opens the page that asks, as a dialog over this one. If anything is amiss, the link leads to that page as ever.
import { parse } from "../shared/parse";

async function ask(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
  const form = answer.ok ? parse(await answer.text()).querySelector<HTMLFormElement>("form.confirm") : null;
  if (!form) throw new Error("The page does not ask anything.");

  const dialog = document.createElement("dialog");
  const heading = form.querySelector("h1");
  if (heading) {
    heading.id = "dialog-title";
    dialog.setAttribute("aria-labelledby", heading.id);
  }
  dialog.append(document.adoptNode(form));
  dialog.addEventListener("click", event => {
    const box = dialog.getBoundingClientRect();
    const outside = event.target === dialog && (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom);
    if (!outside && !(event.target instanceof Element && event.target.closest("[data-close]"))) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  // The safe way out first: Enter must not do what cannot be undone.
  dialog.querySelector<HTMLElement>("[data-close]")?.focus();
}

document.addEventListener("click", event => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-asks]") : null;
  if (!link) return;
  event.preventDefault();
  ask(link).catch(() => { location.href = link.href; });
});
