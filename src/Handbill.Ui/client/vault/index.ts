// The vault: all that makes and opens keys, in one file.
import * as group from "./pages/group";
import * as mine from "./pages/mine";
import { post } from "./pages/post";
import { reasonOf, tell } from "./pages/says";

const pages: Readonly<Record<string, typeof mine.acts>> = { mine: mine.acts, group: group.acts };

// One listener for all forms, since answers take the place of what was there. Forms without an act of ours are posted as they are.
document.addEventListener("submit", event => {
  const form = event.target;
  const root = form instanceof HTMLFormElement ? form.closest<HTMLElement>("#vault") : null;
  if (!(form instanceof HTMLFormElement) || !root) return;
  event.preventDefault();
  const act = pages[root.dataset["page"] ?? ""]?.[form.dataset["vault"] ?? ""] ?? (() => post(form, []));
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  if (button) button.disabled = true;
  act(form)
    .catch((fault: unknown) => { tell(reasonOf(fault)); })
    .finally(() => { if (button) button.disabled = false; });
});
