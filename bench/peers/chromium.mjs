// One warm Chromium without a window: loads every edition's page and prints it into a tagged PDF.
// Prints { seconds, version } as JSON; processor time is counted by whoever started this, over all of Chromium's processes.
// usage: node chromium.mjs PROGRAM IN OUT
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [program, from, out] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "peers-chromium-"));
const browser = spawn(program, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--remote-debugging-pipe", "--allow-file-access-from-files",
  `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });

let next = 0, pending = "";
const waiting = new Map(), listeners = new Map();
browser.stdio[4].setEncoding("utf8").on("data", chunk => {
  const messages = (pending + chunk).split("\0");
  pending = messages.pop();
  for (const text of messages) {
    const message = JSON.parse(text);
    if (message.id) {
      const { done, fail } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) fail(new Error(message.error.message)); else done(message.result);
    } else listeners.get(message.method)?.(message.params);
  }
});
const send = (method, params = {}, sessionId = undefined) => new Promise((done, fail) => {
  const id = ++next;
  waiting.set(id, { done, fail });
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
});
const once = method => new Promise(done => listeners.set(method, done));

const { product } = await send("Browser.getVersion");
const { targetId } = await send("Target.createTarget", { url: "about:blank" });
const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
await send("Page.enable", {}, sessionId);
const print = async name => {
  const loaded = once("Page.loadEventFired");
  await send("Page.navigate", { url: pathToFileURL(join(from, name)).href }, sessionId);
  await loaded;
  await send("Runtime.evaluate", { expression: "document.fonts.ready.then(() => 1)", awaitPromise: true }, sessionId);
  const { data } = await send("Page.printToPDF", { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }, sessionId);
  return Buffer.from(data, "base64");
};

const names = readdirSync(from).filter(name => name.endsWith(".html")).sort();
for (const name of names.slice(0, 3)) await print(name);
const start = process.hrtime.bigint();
for (const name of names) writeFileSync(join(out, name.replace(/html$/, "pdf")), await print(name));
console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - start) / 1e9, version: product.replace("HeadlessChrome/", "Chromium ").replace("Chrome/", "Chromium ") }));
const gone = new Promise(done => browser.on("exit", done));
await send("Browser.close").catch(() => {});
await gone;
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
