// Bytes as text and text as bytes.
export type Bytes = Uint8Array<ArrayBuffer>;

const writer = new TextEncoder();

export function utf8(text: string): Bytes {
  return writer.encode(text);
}

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

// Null when the text is not hex of exactly so many bytes, in lower-case letters.
export function hexBytes(text: string, length: number): Bytes | null {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
