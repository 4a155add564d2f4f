// Signing out takes away what pages kept on this device: a meeting's decisions and texts that were typed. What has not reached the server yet is asked about first.
const kept = ["hb-meeting:", "hb-draft:"];
const pages = "hb-meeting";

interface Kept {
  readonly entries?: readonly unknown[];
  readonly fields?: object;
  readonly sent?: boolean;
  readonly leave?: string;
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter(key => kept.some(beginning => key.startsWith(beginning)));
  } catch {
    return [];
  }
}

// The words stand beside what waits, in the language of the page that kept it.
function unsent(): string | null {
  for (const key of keys()) {
    try {
      const one = JSON.parse(localStorage.getItem(key) ?? "{}") as Kept;
      if (one.entries?.length || (one.fields && !one.sent)) return one.leave ?? "?";
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
