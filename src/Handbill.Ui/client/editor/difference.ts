// Shows what changed from one text to another, word by word.
type Run = readonly [kind: "kept" | "removed" | "added", text: string];

export function difference(before: string, after: string): HTMLElement {
  const shown = document.createElement("p");
  shown.className = "copy diff";
  for (const [kind, text] of runs(before.split(/(\s+)/), after.split(/(\s+)/))) {
    const run = kind === "kept" ? document.createTextNode(text) : document.createElement(kind === "added" ? "ins" : "del");
    run.textContent = text;
    shown.append(run);
  }

  return shown;
}

// The longest sequence of words that both have; beyond two million comparisons what is between the equal ends is shown whole.
function runs(a: string[], b: string[]): Run[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const found: Run[] = [["kept", a.slice(0, head).join("")]];
  if (x.length * y.length > 2e6) found.push(["removed", x.join("")], ["added", y.join("")]);
  else found.push(...common(x, y));
  found.push(["kept", a.slice(a.length - tail).join("")]);
  return found.filter(([, text]) => text !== "");
}

function common(x: string[], y: string[]): Run[] {
  const width = y.length + 1;
  const longest = new Uint32Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      longest[i * width + j] = x[i] === y[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }

  const found: Run[] = [];
  for (let i = 0, j = 0; i < x.length || j < y.length;) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      found.push(["kept", x[i]!]);
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) found.push(["removed", x[i++]!]);
    else found.push(["added", y[j++]!]);
  }

  return found;
}
