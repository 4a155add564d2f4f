#!/usr/bin/env python3
"""Records how TeX breaks paragraphs, as numbers that the tests of the line breaker read without TeX.

    tools/tex/record.py [--corpus DIR] [--out FILE]

Needs pdftex (in DVI mode it is Knuth's TeX with longer tables), the EC font metrics and hyphenation patterns for French,
German and Spanish: Debian's texlive-latex-base, texlive-lang-french, -german, -spanish. The paragraphs are those in
paragraphs.txt and, chosen by a fixed rule, some of the corpus; of the latter only widths are written, never words.

For each paragraph TeX first sets it on one endless line and shows the horizontal list: boxes, spaces, kerns, discretionary
breaks. Then it sets it with each of SETTINGS and traces what it does. See the head of the written file for its format.
"""
import argparse
import csv
import os
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
OUT = REPOSITORY / "tests/Handbill.Typesetting.Tests/Breaking/tex-answers.txt"

# Measure in points, pretolerance, tolerance, emergency stretch in points, looseness.
SETTINGS = [
    (345, 100, 200, 0, 0),
    (240, 100, 200, 0, 0),
    (240, -1, 400, 0, 0),
    (240, -1, 3000, 0, 1),
    (240, -1, 3000, 0, -1),
    (190, -1, 1000, 0, 0),
    (150, -1, 200, 0, 0),
    (150, 100, 300, 20, 0),
    (120, -1, 9000, 0, 0),
]
LANGUAGES = {"en": "USenglish", "fr": "french", "de": "ngerman", "es": "spanish"}
NTREX = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa"}

# Characters that the Cork encoding has at other places than Latin-1.
CORK = {"\u2018": 0x60, "\u2019": 0x27, "\u201c": 0x10, "\u201d": 0x11, "\u201e": 0x12, "\u00ab": 0x13, "\u00bb": 0x14,
        "\u2013": 0x15, "\u2014": 0x16, "\u0153": 0xF7, "\u0152": 0xD7, "\u00df": 0xFF}
NOT_CORK = "\u00d7\u00d0\u00de\u00f0\u00f7\u00fe\u00ff\u00df"


def tex_text(text):
    """The text in TeX's input, or None when the font lacks a character."""
    out = []
    for character in text:
        code = ord(character)
        if character in CORK:
            out.append("\\char%d{}" % CORK[character])
        elif character == "\u00a0":
            out.append("~")
        elif character in "\\{}$&#^_%~\"":
            out.append("\\char%d{}" % code)
        elif 32 <= code < 127:
            out.append(character)
        elif 0xC0 <= code < 0x100 and character not in NOT_CORK:
            out.append("^^%02x" % code)
        else:
            return None
    return "".join(out)


def own_paragraphs():
    for number, line in enumerate((HERE / "paragraphs.txt").read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            language, font, text = line.split("\t")
            yield "paragraphs.txt:%d" % number, language, font, text


def corpus_paragraphs(corpus):
    """Eight evenly spread paragraphs of each source that are neither short nor long; of the sentences, the first four lines of
    documents."""
    for name in ("wikinews_2019.csv", "wikinews_2020.csv"):
        with open(corpus / "wikinews" / name, encoding="utf-8", newline="") as file:
            suitable = []
            for row, record in enumerate(csv.DictReader(file), 1):
                for number, paragraph in enumerate(re.split(r"\n\s*\n", record["text"]), 1):
                    text = " ".join(paragraph.split())
                    if 350 <= len(text) <= 1100 and tex_text(text):
                        suitable.append(("wikinews/%s row %d paragraph %d" % (name, row, number), "en", "ecrm1000", text))
            yield from suitable[::len(suitable) // 8][:8]
    documents = [line.split("\t")[0].split()[0]
                 for line in (corpus / "ntrex/DOCUMENT_IDS.tsv").read_text("utf-8").splitlines() if line.strip()]
    for language in ("es", "fr", "de"):
        lines = (corpus / ("ntrex/newstest2019.%s.txt" % NTREX[language])).read_text("utf-8").splitlines()
        starts = [i for i in range(len(documents)) if i == 0 or documents[i] != documents[i - 1]]
        suitable = []
        for start in starts:
            text = " ".join(" ".join(lines[start:start + 4]).split())
            if 350 <= len(text) <= 1100 and tex_text(text):
                suitable.append(("ntrex/newstest2019.%s.txt lines %d to %d" % (NTREX[language], start + 1, start + 4),
                                 language, "ecrm1000", text))
        yield from suitable[::len(suitable) // 8][:8]


def tex_source(paragraphs):
    out = ["\\nopagenumbers \\vbadness=10000 \\hbadness=10000 \\hfuzz=\\maxdimen \\tracingonline=0",
           "\\showboxbreadth=1000000 \\showboxdepth=1000000 \\scrollmode",
           "\\count1=192 \\loop\\ifnum\\count1<256 \\catcode\\count1=11",
           "  \\count2=\\count1 \\ifnum\\count1<224 \\advance\\count2 by 32 \\fi \\lccode\\count1=\\count2",
           "  \\advance\\count1 by 1 \\repeat",
           "\\lccode`\\'=`\\'"]
    for index, (_, language, font, text) in enumerate(paragraphs):
        text = tex_text(text)
        out += ["\\begingroup \\font\\copyfont=%s \\copyfont \\uselanguage{%s}" % (font, LANGUAGES[language]),
                "\\lefthyphenmin=2 \\righthyphenmin=3 \\parindent=%dpt" % (20 if language == "en" else 0),
                "\\nonfrenchspacing" if language == "en" else "\\frenchspacing",
                "\\def\\copytext{%s\\par}" % text,
                "\\immediate\\write-1{WIDTHS}",
                "\\count1=0 \\loop\\immediate\\write-1{W \\number\\count1 \\space\\number\\fontcharwd\\copyfont\\count1}",
                "  \\ifnum\\count1<255 \\advance\\count1 by 1 \\repeat",
                "\\setbox0=\\vbox{\\hsize=16000pt \\pretolerance=-1 \\tolerance=10000 \\copytext}",
                "\\immediate\\write-1{PARAGRAPH %d}\\showbox0" % index]
        for number, (measure, first, second, emergency, looseness) in enumerate(SETTINGS):
            out += ["\\immediate\\write-1{SETTING %d}" % number,
                    "\\setbox0=\\vbox{\\hsize=%dpt \\pretolerance=%d \\tolerance=%d \\emergencystretch=%dpt"
                    % (measure, first, second, emergency),
                    "  \\tracingparagraphs=1 \\looseness=%d \\copytext}"
                    % looseness,
                    "\\immediate\\write-1{LINES}\\showbox0"]
        out += ["\\immediate\\write-1{DONE}", "\\endgroup"]
    return "\n".join(out) + "\n\\end\n"


def scaled(text):
    return round(float(text) * 65536)


def code_of(text):
    """The character that a log shows: itself, or in TeX's ^^ notation."""
    if re.fullmatch(r"\^\^[0-9a-f]{2}", text):
        return int(text[2:], 16)
    if text.startswith("^^") and len(text) == 3:
        return ord(text[2]) ^ 64
    assert len(text) == 1, text
    return ord(text)


def shown_nodes(lines, depth, widths):
    """Nodes shown at a depth, each with the deeper lines under it; widths in scaled points."""
    nodes = []
    prefix = "." * depth
    for line in lines:
        if not line.startswith(prefix):
            continue
        body = line[depth:]
        if body.startswith(".") or body.startswith("|"):
            nodes[-1]["under"].append(body)
            continue
        node = {"under": []}
        if match := re.match(r"\\glue(\([^)]*\))? ?(-?[\d.]+)(?: plus (-?[\d.]+)(fil+)?)?(?: minus (-?[\d.]+))?$", body):
            node |= {"kind": "skip" if match[1] else "glue",
                     "glue": (scaled(match[2]), scaled(match[3] or "0"), scaled(match[5] or "0"))}
        elif match := re.match(r"\\kern(-?[\d.]+)$", body):
            node |= {"kind": "box", "width": scaled(match[1])}
        elif match := re.match(r"\\penalty (-?\d+)$", body):
            node |= {"kind": "penalty", "price": int(match[1])}
        elif match := re.match(r"\\discretionary(?: replacing (\d+))?$", body):
            node |= {"kind": "disc", "replaces": int(match[1] or 0)}
        elif match := re.match(r"\\hbox\([^)]*\)x([\d.]+)", body):
            node |= {"kind": "box", "width": scaled(match[1])}
        elif match := re.match(r"\\(?:copyfont|ecrm1000|cmr10|tenrm) (\^\^[0-9a-f]{2}|\^\^.|.)(?: \(ligature .*\))?$", body):
            node |= {"kind": "box", "width": widths[code_of(match[1])]}
        else:
            raise ValueError("unknown node: " + body)
        nodes.append(node)
    return nodes


def under_width(lines, mark, widths):
    """Width of a discretionary's text before ('.') or after ('|') the break."""
    total = 0
    for line in lines:
        if line[0] == mark:
            total += sum(node["width"] for node in shown_nodes([line[1:]], 0, widths))
    return total


def horizontal_list(shown, widths, specs):
    """Tokens of the list, and for each legal breakpoint its kind, the spaces and discretionaries before it, and how many of
    the latter stand after a hyphen of the text."""
    nodes = shown_nodes(shown, 2, widths)
    tokens, breaks, width, spaces, discs, hyphens, after_ink = [], [], 0, 0, 0, 0, False
    def flush():
        nonlocal width
        if width:
            tokens.append(str(width))
        width = 0
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        if node["kind"] == "box":
            width += node["width"]
            after_ink = True
        elif node["kind"] == "glue":
            flush()
            if after_ink:
                breaks.append(("glue", spaces, discs, hyphens))
            tokens.append("s%d" % specs.setdefault(node["glue"], len(specs)))
            spaces += 1
            after_ink = False
        elif node["kind"] == "penalty":
            if index >= len(nodes) - 1:
                break  # before the last line's fill
            flush()
            assert node["price"] == 10000
            tokens.append("~")
            after_ink = False
        elif node["kind"] == "disc":
            flush()
            before = under_width(node["under"], ".", widths)
            after = under_width(node["under"], "|", widths)
            whole = sum(one["width"] for one in nodes[index:index + node["replaces"]])
            index += node["replaces"]
            breaks.append(("disc" if before else "hyphen", spaces, discs, hyphens))
            tokens.append("h%d,%d,%d" % (before, after, whole) if before else "-")
            discs += 1
            hyphens += before == 0
            after_ink = True
        elif node["kind"] == "skip":
            break
    flush()
    return tokens, breaks


def chosen_path(trace, lines):
    """TeX's total of demerits for a paragraph of so many lines, what kind of node each line but the last ends at, and whether
    it was set without hyphenation."""
    last_pass = max((i for i, line in enumerate(trace) if re.match(r"@(first|second|emergency)", line)), default=-1)
    known, kind, final = {0: None}, None, []
    for line in trace[last_pass + 1:]:
        if match := re.match(r"@(\\?\w*) via @@", line):
            kind = {"": "glue", "\\discretionary": "disc", "\\par": "par"}[match[1]]
        elif match := re.match(r"@@(\d+): line (\d+)\.\d-? t=(\d+) -> @@(\d+)", line):
            known[int(match[1])] = (int(match[4]), kind)
            if kind == "par" and int(match[2]) == lines:
                final.append((int(match[3]), int(match[1])))
    total, node = min(final)
    kinds = []
    while known[node]:
        node, kind = known[node]
        kinds.append(kind)
    return total, kinds[::-1][:-1], last_pass >= 0 and trace[last_pass] == "@firstpass"


def breaks_taken(shown, kinds, unhyphenated, breaks, widths):
    """Indexes, from 1, of the breakpoints at which the shown lines end."""
    known = {(kind.replace("hyphen", "disc"), spaces, hyphens if unhyphenated else discs): index
             for index, (kind, spaces, discs, hyphens) in enumerate(breaks, 1) if kind != "disc" or not unhyphenated}
    lines, current = [], None
    for line in shown:
        if line.startswith(".\\hbox"):
            current = []
            lines.append(current)
        elif line.startswith(".."):
            current.append(line)
        elif line.startswith("."):
            current = []
    taken, spaces, discs = [], 0, 0
    assert len(lines) == len(kinds) + 1
    for line, kind in zip(lines, kinds):
        nodes = shown_nodes(line, 2, widths)
        spaces += sum(node["kind"] == "glue" for node in nodes)
        discs += sum(node["kind"] == "disc" for node in nodes)
        taken.append(known[kind, spaces, discs - (kind == "disc")])
        spaces += kind == "glue"
    return taken


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=pathlib.Path,
                           default=os.environ.get("HANDBILL_CORPUS", REPOSITORY.parent / "shared/corpus"))
    arguments.add_argument("--out", type=pathlib.Path, default=OUT)
    options = arguments.parse_args()
    paragraphs = [*own_paragraphs(), *corpus_paragraphs(pathlib.Path(options.corpus))]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "record.tex").write_text(tex_source(paragraphs), "ascii")
        subprocess.run(["pdftex", "-interaction=scrollmode", "-output-format=dvi", "record.tex"], cwd=folder, check=False,
                       stdout=subprocess.DEVNULL, env={**os.environ, "max_print_line": "1000000", "error_line": "254",
                                                       "half_error_line": "127"})
        log = (path / "record.log").read_text("latin-1")

    specs, written = {}, []
    for chunk, (source, language, font, _) in zip(log.split("\nWIDTHS\n")[1:], paragraphs, strict=True):
        chunk = chunk.split("\nDONE")[0]
        widths = {int(a): int(b) for a, b in re.findall(r"^W (\d+) (\d+)$", chunk, re.M)}
        parts = re.split(r"\nSETTING \d+\n", chunk)
        shown = [line for line in parts[0].splitlines() if line.startswith(".")]
        assert sum(line.startswith(".\\hbox") for line in shown) == 1, source
        tokens, breaks = horizontal_list([line for line in shown if line.startswith("..")], widths, specs)
        written += ["P %s (%s, %s)" % (source, language, font), "L " + " ".join(tokens)]
        for setting, part in zip(SETTINGS, parts[1:], strict=True):
            trace, shown = part.split("\nLINES\n")
            shown = [line for line in shown.splitlines() if line.startswith(".")]
            lines = sum(line.startswith(".\\hbox") for line in shown)
            total, kinds, unhyphenated = chosen_path(trace.splitlines(), lines)
            taken = breaks_taken(shown, kinds, unhyphenated, breaks, widths)
            written.append("S %s | %d | %s" % (" ".join(map(str, setting)), total, " ".join(map(str, taken))))

    head = [
        "# How TeX breaks paragraphs; written by tools/tex/record.py. Lengths in scaled points unless said otherwise.",
        "# G number width stretch shrink: a space, referred to by its number.",
        "# P where the paragraph's words are; the widths are here, the words are not.",
        "# L its horizontal list: a number is ink of that width, sN a space, ~ a penalty of 10000, - the chance to break after a",
        "#   hyphen of the text, hA,B,C a hyphenation: width before and after the break, and undivided. Either costs 50.",
        "# S measure (pt) pretolerance tolerance emergencystretch (pt) looseness | total demerits | breakpoints taken, from 1, without the end.",
    ]
    head += ["G %d %d %d %d" % (number, *glue) for glue, number in specs.items()]
    options.out.write_text("\n".join(head + written) + "\n", "utf-8")
    print("%d paragraphs, %d settings each -> %s" % (len(paragraphs), len(SETTINGS), options.out))


if __name__ == "__main__":
    main()
