// <form data-guard>: leaving the page with words in it that are not sent asks first.
const changed = new Set<HTMLFormElement>();

document.addEventListener("input", event => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-guard]") : null;
  if (form) changed.add(form);
});

document.addEventListener("submit", event => {
  if (event.target instanceof HTMLFormElement) changed.delete(event.target);
});

// Who saves by script says so: form.dispatchEvent(new Event("hb:kept", { bubbles: true })).
document.addEventListener("hb:kept", event => {
  if (event.target instanceof HTMLFormElement) changed.delete(event.target);
});

window.addEventListener("beforeunload", event => {
  if ([...changed].some(form => form.isConnected)) event.preventDefault();
});
