// Posts a form of the vault's pages without leaving the page, so that what is unlocked stays so, and shows what the server answered in its place.
import { parse } from "../../shared/parse";
import { say } from "../../shared/say";
import { NotReached } from "../unlocked";

export async function post(form: HTMLFormElement, fields: readonly (readonly [string, string])[]): Promise<void> {
  // The form's own names only: what is typed into the vault's fields has none.
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  for (const [name, value] of fields) body.append(name, value);
  let markup: string;
  let address: string;
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    markup = await answer.text();
    address = answer.url;
  } catch {
    throw new NotReached();
  }
  const main = parse(markup).querySelector("main");
  // Signed out meanwhile, or something that is no page of ours.
  if (!main || new URL(address).pathname !== location.pathname) {
    location.reload();
    return;
  }
  const here = document.importNode(main, true);
  document.querySelector("main")?.replaceWith(here);
  const told = here.querySelector<HTMLElement>(".notice, .errors");
  say(told?.textContent?.trim() ?? "");
  here.focus();
}
