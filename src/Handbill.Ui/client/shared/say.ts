// Tells who does not see it what has changed, through the live region that every layout has.
export function say(words: string): void {
  const region = document.getElementById("live");
  if (!region) return;
  // The same words twice would not be read out again.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}
