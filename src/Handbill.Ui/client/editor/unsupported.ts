// Copy that the editor cannot show without losing something: it stays in the plain text area.
export class Unsupported extends Error {}
