// Takes out of a picture or a voice note what tells where, when, with what and by whom it was made. Bytewise: nothing is decoded, so nothing is drawn differently.
import type { Bytes } from "./bytes";
import { Found } from "./strip/found";
import { isJpeg, stripJpeg } from "./strip/jpeg";
import { isMp4, stripMp4 } from "./strip/mp4";
import { isOgg, stripOgg } from "./strip/ogg";
import { isPng, stripPng } from "./strip/png";
import { StripError, textAt } from "./strip/reader";
import { isWebm, stripWebm } from "./strip/webm";
import { isWebp, stripWebp } from "./strip/webp";

export { StripError };

export interface Stripped {
  readonly bytes: Bytes;
  readonly kind: "jpg" | "png" | "webp";
  // Of place, time, camera, program, thumbnail, words, profile, other; in this order, each once.
  readonly removed: readonly string[];
}

export interface StrippedVoice {
  readonly bytes: Bytes;
  readonly kind: "webm" | "ogg" | "m4a";
  readonly removed: readonly string[];
}

// Throws StripError: "heic" for a picture that must be sent as JPEG, "broken" for a damaged one, "unknown" for all else. Takes time in proportion to the length.
export function strip(bytes: Uint8Array): Stripped {
  const found = new Found();
  if (isJpeg(bytes)) return { bytes: stripJpeg(bytes, found), kind: "jpg", removed: found.codes };
  if (isPng(bytes)) return { bytes: stripPng(bytes, found), kind: "png", removed: found.codes };
  if (isWebp(bytes)) return { bytes: stripWebp(bytes, found), kind: "webp", removed: found.codes };
  throw new StripError(isHeic(bytes) ? "heic" : "unknown");
}

// For what a browser's recorder has just made of the microphone: Opus in WebM or Ogg, or AAC in MP4. Throws StripError as above.
export function stripVoice(bytes: Uint8Array): StrippedVoice {
  const found = new Found();
  if (isWebm(bytes)) return { bytes: stripWebm(bytes, found), kind: "webm", removed: found.codes };
  if (isOgg(bytes)) return { bytes: stripOgg(bytes, found), kind: "ogg", removed: found.codes };
  if (isMp4(bytes)) return { bytes: stripMp4(bytes, found), kind: "m4a", removed: found.codes };
  throw new StripError("unknown");
}

function isHeic(bytes: Uint8Array): boolean {
  return textAt(bytes, 4, 4) === "ftyp" && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(textAt(bytes, 8, 4)) && !textAt(bytes, 16, 64).includes("avif");
}
