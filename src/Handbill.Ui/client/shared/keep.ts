import { policy } from "./trusted";

// Keeps this page on the device, for where there is no connection. Only where connections are secure: elsewhere browsers keep no page, and a reload needs the server.
export function keepPage(address: string): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(policy.createScriptURL(address), { scope: location.pathname }).catch(() => undefined);
}
