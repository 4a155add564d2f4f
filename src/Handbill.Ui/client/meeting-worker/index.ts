// Keeps one meeting's page, and the files it is made of, for where there is no connection. The page comes from the server whenever that
// answers; what is kept goes when the server says that it is not this reader's any more, when its meeting is long over, and on signing out.
interface Reaching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

const worker = self as unknown as {
  addEventListener(name: "fetch", listener: (event: Reaching) => void): void;
  addEventListener(name: "install" | "activate", listener: (event: Waiting) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
};
const store = "hb-meeting";
// A connection that is there but says nothing is as good as none.
const patience = 4000;
const days = 3 * 24 * 3600 * 1000;
const page = new URL(worker.registration.scope).pathname;

worker.addEventListener("install", event => { event.waitUntil(worker.skipWaiting()); });
worker.addEventListener("activate", event => { event.waitUntil(Promise.all([worker.clients.claim(), forgetOldFiles()])); });

worker.addEventListener("fetch", event => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname === page) event.respondWith(fresh(event));
  else if (address.pathname.startsWith("/a/")) event.respondWith(file(request));
});

async function fresh(event: Reaching): Promise<Response> {
  const kept = await caches.open(store);
  try {
    const answer = await Promise.race([fetch(event.request), late()]);
    if (answer.ok && answer.headers.get("content-type")?.startsWith("text/html")) event.waitUntil(kept.put(page, answer.clone()));
    // A redirect leads to the sign-in, 404 says that it is not theirs: what was kept is not theirs either.
    else if (answer.type === "opaqueredirect" || answer.status === 404) event.waitUntil(kept.delete(page));
    return answer;
  } catch (fault) {
    const found = await kept.match(page);
    if (found && Date.now() - Date.parse(found.headers.get("date") ?? "") < days) return found;
    await kept.delete(page);
    throw fault;
  }
}

function late(): Promise<never> {
  return new Promise((_, fail) => { setTimeout(() => { fail(new Error("The server does not answer.")); }, patience); });
}

// A new state of our files has a new worker, which lies among them.
async function forgetOldFiles(): Promise<void> {
  const kept = await caches.open(store);
  const folder = new URL("./", location.href).pathname;
  for (const request of await kept.keys()) {
    const path = new URL(request.url).pathname;
    if (path.startsWith("/a/") && !path.startsWith("/a/accent/") && !path.startsWith(folder)) await kept.delete(request);
  }
}

// Files have addresses of their own for each state: what is kept under one is never old.
async function file(request: Request): Promise<Response> {
  const kept = await caches.open(store);
  const found = await kept.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await kept.put(request, answer.clone());
  return answer;
}
