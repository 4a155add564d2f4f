// The recovery sheet: drawn here and printed from here, so that its code is never sent anywhere.
import encodeQr from "qr";
import { root, tell, words } from "./says";

// Shows the sheet and is done when its owner says that it is on paper.
export function onPaper(code: string): Promise<void> {
  const sheet = root().querySelector<HTMLElement>("[data-sheet]")!;
  sheet.querySelector("[data-code]")!.textContent = code;
  sheet.querySelector("[data-qr]")!.replaceChildren(drawingOf(code));
  sheet.hidden = false;
  sheet.focus();
  return new Promise(resolve => {
    sheet.querySelector<HTMLButtonElement>("[data-print]")!.onclick = () => { print(); };
    sheet.querySelector<HTMLButtonElement>("[data-save]")!.onclick = () => {
      if (sheet.querySelector<HTMLInputElement>("[data-paper]")!.checked) resolve();
      else tell(words("paper"));
    };
  });
}

// One path over white, with the four modules of quiet around it that scanners ask for (ISO/IEC 18004).
function drawingOf(text: string): SVGSVGElement {
  const rows = encodeQr(text, "raw", { ecc: "medium", border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => isDark ? `M${x} ${y}h1v1h-1z` : [])).join("");
  const svg = element("svg", { class: "qr", role: "img", "aria-label": words("qr"), viewBox: `0 0 ${rows.length} ${rows.length}`, "shape-rendering": "crispEdges" });
  svg.append(element("rect", { width: "100%", height: "100%", fill: "#fff" }), element("path", { fill: "#000", d: path }));
  return svg;
}

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>>): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
