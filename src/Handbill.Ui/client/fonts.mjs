// The faces of the screens and the letters each is cut down to. What is missing falls to the reader's own fonts.
function range(from, to) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

// Western European letters with the signs that our own words and a newspaper's copy use.
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + "ŒœŸ" + "\u2009\u200a\u2011\u2012–—‘’‚“”„†‡•…\u202f‹›€−→←↑↓✓";
const arabic = "،؛؟" + range(0x620, 0x652) + range(0x660, 0x66c) + "ٰپچژڤکگی" + range(0x6f0, 0x6f9);

// Accented letters come whole: no marks need to be set on others.
const latinFeatures = ["kern", "liga", "tnum", "lnum"];
const arabicFeatures = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "rlig", "calt", "init", "medi", "fina", "isol", "curs"];

export const faces = [
  { name: "serif", package: "source-serif-4", cut: "400Regular", letters: latin, features: latinFeatures },
  { name: "serif-italic", package: "source-serif-4", cut: "400Regular_Italic", letters: latin, features: latinFeatures },
  { name: "serif-bold", package: "source-serif-4", cut: "600SemiBold", letters: latin, features: latinFeatures },
  { name: "sans", package: "source-sans-3", cut: "400Regular", letters: latin, features: latinFeatures },
  { name: "sans-bold", package: "source-sans-3", cut: "600SemiBold", letters: latin, features: latinFeatures },
  { name: "arabic-serif", package: "noto-naskh-arabic", cut: "400Regular", letters: arabic, features: arabicFeatures },
  { name: "arabic-serif-bold", package: "noto-naskh-arabic", cut: "600SemiBold", letters: arabic, features: arabicFeatures },
  { name: "arabic-sans", package: "noto-sans-arabic", cut: "400Regular", letters: arabic, features: arabicFeatures },
  { name: "arabic-sans-bold", package: "noto-sans-arabic", cut: "600SemiBold", letters: arabic, features: arabicFeatures },
];
