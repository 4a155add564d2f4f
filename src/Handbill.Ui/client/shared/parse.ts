import { policy } from "./trusted";

// Reads our own server's markup into a document that runs nothing.
export function parse(markup: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(markup), "text/html");
}

// Reads a drawing of our own server's; its root.
export function parseDrawing(markup: string): SVGSVGElement {
  return new DOMParser().parseFromString(policy.createHTML(markup), "image/svg+xml").documentElement as unknown as SVGSVGElement;
}
