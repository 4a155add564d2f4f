// Signing out takes away what a meeting's page kept on this device. What has not been sent yet is asked about first.
const kept = "hb-meeting:";
const pages = "hb-meeting";

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(kept));
  } catch {
    return [];
  }
}

// The words stand beside what waits, in the language of the page that kept it.
function unsent(): string | null {
  for (const key of keys()) {
    try {
      const queue = JSON.parse(localStorage.getItem(key) ?? "{}") as { entries?: unknown[]; leave?: string };
      if (queue.entries?.length) return queue.leave ?? "?";
    } catch {
      continue;
    }
  }
  return null;
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || new URL(form.action, location.href).pathname !== "/sign-out") return;
  const question = unsent();
  if (question !== null && !confirm(question)) {
    event.preventDefault();
    return;
  }
  event.preventDefault();
  // Whatever comes of it: who wants to go, goes.
  void forget().finally(() => { form.submit(); });
});

async function forget(): Promise<void> {
  for (const key of keys()) localStorage.removeItem(key);
  if ("caches" in window) await caches.delete(pages);
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
}
