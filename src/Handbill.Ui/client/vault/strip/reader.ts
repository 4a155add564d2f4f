// Numbers and texts at places in bytes of strangers. A place outside is a damaged file.
export class StripError extends Error {
  override readonly name = "StripError";

  constructor(readonly reason: "heic" | "broken" | "unknown") {
    super({ heic: "A picture of this kind must be sent as JPEG.", broken: "The file is damaged.", unknown: "This is no kind of file that is taken." }[reason]);
  }
}

export function broken(): never {
  throw new StripError("broken");
}

export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? broken();
}

// An unsigned whole number of 1 to 6 bytes, the highest first.
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + byteAt(bytes, at + index);
  return value;
}

// The same with the lowest byte first.
export function littleAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + byteAt(bytes, at + index);
  return value;
}

export function partAt(bytes: Uint8Array, at: number, length: number): Uint8Array {
  return at >= 0 && length >= 0 && at + length <= bytes.length ? bytes.subarray(at, at + length) : broken();
}

// A letter a byte; shorter where the bytes end.
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  let text = "";
  for (const byte of bytes.subarray(at, at + length)) text += String.fromCharCode(byte);
  return text;
}
