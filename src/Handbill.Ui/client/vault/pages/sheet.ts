// The recovery sheet. The press sets it with two blanks, code and QR code, which are filled in here: what is printed was never sent anywhere.
import encodeQr from "qr";
import { parseDrawing } from "../../shared/parse";
import { NotReached } from "../unlocked";
import { root, tell, words } from "./says";

// Where paper is measured in inches.
const letterRegions = /-(US|CA|MX|PH|CL|CO|CR|GT|VE)\b/;
const emUnits = 1000;

// Shows the sheet and is done when its owner says that it is on paper.
export async function onPaper(code: string): Promise<void> {
  const sheet = root().querySelector<HTMLElement>("[data-sheet]")!;
  const size = sheet.querySelector<HTMLSelectElement>("[data-size]")!;
  sheet.querySelector("[data-code]")!.textContent = code;
  size.value = letterRegions.test(navigator.language) ? "letter" : "a4";
  await draw(sheet, size.value, code);
  sheet.hidden = false;
  sheet.focus();
  size.onchange = () => { draw(sheet, size.value, code).catch(() => { tell(words("lost")); }); };
  return new Promise(resolve => {
    sheet.querySelector<HTMLButtonElement>("[data-print]")!.onclick = () => { print(); };
    sheet.querySelector<HTMLButtonElement>("[data-save]")!.onclick = () => {
      if (sheet.querySelector<HTMLInputElement>("[data-paper]")!.checked) resolve();
      else tell(words("paper"));
    };
  });
}

async function draw(sheet: HTMLElement, size: string, code: string): Promise<void> {
  const place = sheet.querySelector<HTMLElement>("[data-drawing]")!;
  const page = parseDrawing(await pressed(size));
  fillCode(page.querySelector<SVGGElement>("[data-blank=code]")!, code);
  fillQr(page.querySelector<SVGGElement>("[data-blank=qr]")!, code);
  page.setAttribute("aria-label", words("picture"));
  place.dataset["drawing"] = size;
  place.replaceChildren(document.importNode(page, true));
}

async function pressed(size: string): Promise<string> {
  try {
    const answer = await fetch(`/vault/sheet.svg?paper=${size}`);
    if (answer.ok) return await answer.text();
  } catch {
    // Told below, like an answer that is none.
  }
  throw new NotReached();
}

// On one line, as large as the blank allows.
function fillCode(blank: SVGGElement, code: string): void {
  const letters = new Map([...blank.querySelectorAll<SVGPathElement>("[data-letter]")].map(path => [path.dataset["letter"]!, path]));
  const advances = [...code].map(letter => Number(letters.get(letter)!.dataset["advance"]));
  const [width, height] = sizeOf(blank);
  const em = Math.min(height, width / advances.reduce((sum, one) => sum + one, 0) * emUnits);
  let at = 0;
  [...code].forEach((letter, index) => {
    const shape = letters.get(letter)!.cloneNode() as SVGPathElement;
    shape.setAttribute("transform", `translate(${at.toFixed(2)} ${(height * 0.75).toFixed(2)}) scale(${(em / emUnits).toFixed(5)})`);
    blank.append(shape);
    at += advances[index]! * em / emUnits;
  });
}

// One path. Paper stands around it: the blank is higher than the code, by the four modules of quiet that scanners ask for (ISO/IEC 18004).
function fillQr(blank: SVGGElement, text: string): void {
  // The library draws a border of one module at least.
  const rows = encodeQr(text, "raw", { ecc: "medium", border: 1 }).slice(1, -1).map(row => row.slice(1, -1));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", rows.flatMap((row, y) => row.flatMap((isDark, x) => isDark ? `M${x} ${y}h1v1h-1z` : [])).join(""));
  const [width, height] = sizeOf(blank);
  path.setAttribute("transform", `translate(0 ${(height - width) / 2}) scale(${(width / rows.length).toFixed(5)})`);
  path.setAttribute("shape-rendering", "crispEdges");
  blank.append(path);
}

function sizeOf(blank: SVGGElement): [number, number] {
  return [Number(blank.dataset["width"]), Number(blank.dataset["height"])];
}
