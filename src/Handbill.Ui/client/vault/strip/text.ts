// What XMP, IPTC and other texts tell, by the names that stand in them.
import type { Code, Found } from "./found";
import { textAt } from "./reader";

const names: readonly (readonly [Code, RegExp])[] = [
  ["place", /GPS|Location|City|Country|:State\b|Geo/],
  ["time", /Date|:when\b/],
  ["camera", /tiff:Make|tiff:Model|Lens|SerialNumber|crs:|aux:|HdrPlus|GCamera/],
  ["program", /CreatorTool|softwareAgent|xmptk|Software/],
  ["thumbnail", /Thumbnails|xmpGImg|GImage|Container:Directory/],
  ["words", /dc:(title|description|creator|rights|subject)|Headline|Caption|Credit|Person|UserComment/],
];

const mostText = 256 * 1024;

export function readXmp(packet: Uint8Array, found: Found): void {
  const text = textAt(packet, 0, mostText);
  const codes = names.filter(([, name]) => name.test(text)).map(([code]) => code);
  found.add(...(codes.length > 0 ? codes : ["other" as const]));
}

// Datasets of record 2 of IPTC-IIM, wherever in a Photoshop block they stand.
export function readPhotoshop(block: Uint8Array, found: Found): void {
  let isKnown = false;
  for (let at = block.indexOf(0x1c); at >= 0; at = block.indexOf(0x1c, at + 1)) {
    if (block[at + 1] !== 2) continue;
    const dataset = block[at + 2] ?? 0;
    if ([55, 60, 62, 63].includes(dataset)) found.add("time");
    else if ([26, 27, 90, 92, 95, 100, 101].includes(dataset)) found.add("place");
    else if ([65, 70].includes(dataset)) found.add("program");
    else found.add("words");
    isKnown = true;
  }
  if (!isKnown) found.add("other");
}
