// <hb-live src="/issues/7/live" lost="Not connected: what you see may be old.">: server-sent events.
// "fragment": markup whose elements take the place of those with the same id. "say": words to read out.
// "over": nothing more will come, and the page as a whole is another now; its words are read out.
import htmx from "htmx.org";
import { parse } from "../shared/parse";
import { say } from "../shared/say";

class LivePart extends HTMLElement {
  #source: EventSource | null = null;
  #lost = "";

  connectedCallback(): void {
    this.#lost = this.getAttribute("lost") ?? "";
    const address = this.getAttribute("src");
    if (!address) return;
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener("fragment", event => this.#take(event.data as string));
    source.addEventListener("say", event => say(event.data as string));
    source.addEventListener("over", event => {
      source.close();
      say(event.data as string);
      this.dispatchEvent(new CustomEvent("hb:over", { bubbles: true }));
      htmx.ajax("GET", location.href, { target: "main", select: "main", swap: "outerHTML" });
    });
    source.addEventListener("open", () => { delete this.dataset["lost"]; });
    source.addEventListener("error", () => {
      if (!this.#lost) return;
      if (this.dataset["lost"] === undefined) say(this.#lost);
      this.dataset["lost"] = this.#lost;
    });
  }

  disconnectedCallback(): void {
    this.#source?.close();
    this.#source = null;
  }

  #take(markup: string): void {
    // Rows stand alone only inside a template.
    const template = parse(`<template>${markup}</template>`).querySelector("template");
    for (const script of template?.content.querySelectorAll("script") ?? []) script.remove();
    for (const fresh of [...(template?.content.children ?? [])]) {
      const old = fresh.id ? document.getElementById(fresh.id) : null;
      if (!old || old.isEqualNode(fresh)) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      // Where somebody is writing, nothing is taken from under their hands.
      if (focused?.matches("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]")) continue;
      const stop = focused ? [...old.querySelectorAll("a, button, input, select, summary")].indexOf(focused) : -1;
      const came = document.importNode(fresh, true);
      if (old instanceof HTMLElement && came instanceof HTMLElement && old.hidden) came.hidden = true;
      old.replaceWith(came);
      htmx.process(came);
      if (focused === old && came instanceof HTMLElement) came.focus();
      else if (stop >= 0) came.querySelectorAll<HTMLElement>("a, button, input, select, summary")[stop]?.focus();
    }
    this.dispatchEvent(new CustomEvent("hb:live", { bubbles: true }));
  }
}

customElements.define("hb-live", LivePart);
