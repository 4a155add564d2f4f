// Finds what in a text still says who it is about or from. It finds too much rather than too little, and cannot find all: only somebody who knows the
// place can tell. Pure.
export interface Trace {
  readonly kind: "name" | "function" | "phone" | "mail" | "number";
  readonly text: string;
}

// Words of time and place at work, in the languages that the screens speak.
const placed = /(?<![\p{L}\d])(?:shift|line|station|desk|room|floor|hall|bay|platform|dock|ward|gate|turno|línea|puesto|sala|nave|muelle|planta|équipe|ligne|poste|salle|quai|étage|atelier)\s*(?:n[º°o.]?\s*)?\d+\b|\b(?:early|late|night|morning|day|evening|first|second|third)\s+shift\b|(?<![\p{L}\d])(?:turno de (?:mañana|tarde|noche|día)|équipe (?:du matin|de nuit|de l['’]après-midi))/giu;
const mail = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const phone = /(?:\+|\b00)\d[\d ()/.-]{6,}\d|\b0\d{1,4}[ /.-]?\d{2,}(?:[ /.-]?\d{2,})+\b|\b\d{3}[ .-]\d{3}[ .-]\d{3,4}\b/g;
const personal = /\b(?:[A-Z]{1,2}[ -]?\d{5,}|\d{6,}[A-Z]?|\d{4,}[-/]\d{2,})\b/g;
// Two or more words with capitals that stand together, within a sentence or at its beginning.
const name = /(?<!\p{L})\p{Lu}[\p{Ll}'’]+(?:[ -](?:(?:de|da|del|van|von|der|ben|al|el)[ -])*\p{Lu}\.?[\p{Ll}'’]*)+/gu;
// One alone says who after a title, or where somebody is said to do something.
const titled = /\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|Señor|Señora|Don|Doña|M|Mme|Mlle|Monsieur|Madame|foreman|supervisor|manager|colleague|encargado|encargada|jefe|jefa|compañero|compañera|chef|cheffe|collègue)\.? (\p{Lu}\p{L}+)/gu;
const within = /(?<=[\p{Ll}\d,;:)] )\p{Lu}\p{Ll}{2,}(?!\p{L})/gu;
const speaks = /^\s+(?:and I|said|says|told|tells|saw|works|worked|asked|was|is|dijo|dice|trabaja|vio|estaba|y yo|a dit|dit|travaille|a vu|était|et moi)\b/u;

// A shift and a station in one text: together they often fit one person alone.
const shifts = /\b(?:early|late|night|morning|day|evening|first|second|third)\s+shift\b|\bshift\s*\d+\b|turno (?:de (?:mañana|tarde|noche|día)|\d+)|équipe (?:du matin|de nuit|de l['’]après-midi|\d+)/giu;
const stations = /(?<![\p{L}\d])(?:line|station|desk|room|bay|platform|dock|ward|línea|puesto|sala|muelle|ligne|poste|salle|quai|atelier)\s*(?:n[º°o.]?\s*)?\d+\b/giu;

export function pairsIn(text: string): readonly string[] {
  const [shift] = text.match(shifts) ?? [];
  const [station] = text.match(stations) ?? [];
  return shift !== undefined && station !== undefined ? [`${shift}, ${station}`] : [];
}

// Whether there are letters of a script in whose languages nothing is known here of names and places.
export function isUnread(text: string): boolean {
  return /[^\P{L}\p{Script=Latin}]/u.test(text);
}

// Digits of other scripts as those that numbers are looked for in.
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String((digit.codePointAt(0) ?? 0) % 16));
}

export function tracesIn(typed: string): readonly Trace[] {
  const text = plainDigits(typed);
  const found: Trace[] = [];
  const taken: [number, number][] = [];
  const take = (kind: Trace["kind"], at: number, words: string): void => {
    const end = at + words.length;
    if (taken.some(([from, to]) => at < to && end > from)) return;
    taken.push([at, end]);
    if (!found.some(one => one.kind === kind && one.text === words)) found.push({ kind, text: words });
  };
  for (const one of text.matchAll(mail)) take("mail", one.index, one[0]);
  for (const one of text.matchAll(phone)) take("phone", one.index, one[0].trim());
  for (const one of text.matchAll(personal)) take("number", one.index, one[0]);
  for (const one of text.matchAll(placed)) take("function", one.index, one[0]);
  for (const one of text.matchAll(titled)) take("name", one.index, one[0]);
  for (const one of text.matchAll(name)) take("name", one.index, one[0]);
  for (const one of text.matchAll(within)) {
    if (speaks.test(text.slice(one.index + one[0].length))) take("name", one.index, one[0]);
  }
  return found;
}
