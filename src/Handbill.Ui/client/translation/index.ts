// <form data-next>: Control+Enter goes to the next paragraph to translate, from the last one to the button that saves.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return;
  const form = event.target.form;
  if (!form?.hasAttribute("data-next")) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll("textarea")];
  const next = fields[fields.indexOf(event.target) + 1] ?? form.querySelector<HTMLElement>("button.primary");
  next?.focus();
  next?.scrollIntoView({ block: "center" });
});

export {};
