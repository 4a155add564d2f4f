// For a page: what needs a browser.
import { makeKeyPair } from "#vault/keys";
import { open, openWithPasskey, PasskeyError, makePasskey, seal, SealError, sealWithPasskey } from "#vault/seal";
import { stripVoice } from "#vault/strip";

const mebi = 1024 * 1024;

async function passkey(): Promise<string> {
  const [kept, other] = [await makePasskey("Handbill"), await makePasskey("Handbill, another")];
  const file = await sealWithPasskey(new TextEncoder().encode("AGE-SECRET-KEY-1…\n"), kept);
  const opened = new TextDecoder().decode(await openWithPasskey(file, kept));
  const wrong = await openWithPasskey(file, other).then(() => "opened", (fault: unknown) => fault instanceof SealError ? fault.reason : String(fault));
  return [kept.split("1")[0], opened.trim(), wrong].join(" | ");
}

async function withoutPasskeys(): Promise<string> {
  return makePasskey("Handbill").then(() => "made", (fault: unknown) => fault instanceof PasskeyError ? fault.reason : String(fault));
}

// How long the page was held up at most, beside the times.
async function weigh(): Promise<string> {
  const pair = await makeKeyPair();
  const parcel = new Uint8Array(8 * mebi);
  let last = performance.now();
  let longest = 0;
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  });
  const began = performance.now();
  const file = await seal(parcel, [pair.recipient]);
  const sealed = performance.now();
  const back = await open(file, [pair.identity]);
  const opened = performance.now();
  clearInterval(pulse);
  return `8 MiB in Chromium: sealed in ${(sealed - began).toFixed(0)} ms, opened in ${(opened - sealed).toFixed(0)} ms, the page held up for ${longest.toFixed(0)} ms at most, ${back.length === parcel.length ? "whole" : "not whole"}`;
}

// Records a tone in each kind that this browser knows, strips it, and compares what is heard.
async function record(): Promise<readonly string[]> {
  const kinds = ["audio/webm;codecs=opus", "audio/mp4;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/ogg;codecs=opus"].filter(kind => MediaRecorder.isTypeSupported(kind));
  const told: string[] = [];
  for (const kind of kinds) {
    const bytes = await recorded(kind);
    const stripped = stripVoice(bytes);
    const [before, after] = [await heard(bytes), await heard(stripped.bytes)];
    const isSame = before.length > 0 && before.length === after.length && before.every((value, at) => value === after[at]);
    const text = new TextDecoder("latin1").decode(stripped.bytes);
    told.push(`${kind}: ${stripped.kind}, ${stripped.removed.join(" ")}, ${isSame ? "heard the same" : `heard otherwise: ${before.length} and ${after.length}`}, ${/Chrom|WebM-|Lav[fc]/.test(text) ? "named" : "nameless"}, ${stripVoice(stripped.bytes).removed.length} left`);
  }
  return told;
}

async function recorded(kind: string): Promise<Uint8Array> {
  const context = new AudioContext();
  const target = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  tone.connect(target);
  tone.start();
  await context.resume();
  const recorder = new MediaRecorder(target.stream, { mimeType: kind });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", event => { parts.push(event.data); if (parts.length === 3) recorder.stop(); });
  const stopped = new Promise(resolve => { recorder.addEventListener("stop", resolve); });
  recorder.start(60);
  await stopped;
  await context.close();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function heard(bytes: Uint8Array): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 48_000, 48_000);
  return (await context.decodeAudioData(bytes.slice().buffer)).getChannelData(0);
}

Object.assign(globalThis, { check: { passkey, withoutPasskeys, weigh, record } });
