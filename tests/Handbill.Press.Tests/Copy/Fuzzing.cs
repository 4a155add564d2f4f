using System.Diagnostics;
using System.Text;
using CsCheck;
using Handbill.Press.Issues;
using Handbill.Press.Tests.Issues;

namespace Handbill.Press.Tests.Copy;

/// <summary>
/// Whatever stands in the files, reading ends soon and without an exception, and every fault has a place. Files are made by
/// cutting good ones up and mixing in what has meaning to YAML or Markdown.
/// </summary>
public sealed class Fuzzing
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "---\n", "...\n", "#", "## A\n", "### B\n", "# ", "> ", "- ", "* ", "1. ", "10) ", ":::", "::: box T\n", ":::\n",
        "|", "|---|\n", "a|b\n-|-\nc|d\n", "*", "**", "_", "~~", "`", "```\n", "[", "]", "(", ")", "{", "}", "{.holdover}", "{.x}", "{a=\"", "[a]{.smallcaps}", "]{lang=es}",
        "![", "![a](images/a.png)", "](", "<", ">", "<b>", "</b>", "<!--", "-->", "&amp;", "&#0;", "&#7;", "\\", "[^1]", "[^1]: n\n", "[r]: https://a.b\n", "https://a.b/c", "www.a.b", "a@b.cd",
        "+44 20 7946 0958", "\0", "\u0001", "\u2028", "\u2029", "\uFEFF", "\uD800", "\u200F", "é", "العمل", "😀", "\u00A0", "— ", "word", "a: b\n", "k:", "[1, 2", "{a: b", "&x ", "*x", "!t ", "|\n", ">\n",
        "'", "\"", "? ", "%YAML", "@", "copies: 1\n", "language: es\n", "date: 2026-13-45\n", "style: large-print\n", "pages: 16\n", "{page: 1, column: 9, row: 0}", ", story: a.md",
    ];

    private static readonly string[] Bases =
    [
        Folder.Settings,
        Folder.Depot,
        "---\nworkplace: A\ncopies: 1\n---\n## H *e* {.holdover}\n\nText[^1] with [a](https://example.org) and `code`.\n\n> Quote.\n>\n> — Who\n\n- a\n  1. b\n\n::: box T\nIn.\n:::\n\n| a | b |\n|---|:-:|\n| c | d |\n\n![Alt](images/a.png \"C\"){credit=\"D\" columns=2}\n\n[^1]: Note.\n",
        "name: a\nbase: bulletin\nfront:\n  columns: 2\nknobs:\n  size: { minimum: 0.9, maximum: 1.1 }\n",
        "pages: 4\ncolumns: 4\nrows: 12\nframes:\n  - {page: 1, column: 1, row: 1, columns: 4, rows: 6, story: a.md}\n  - {page: 2, column: 1, row: 1, columns: 2, rows: 12, story: a.md}\n  - {page: 2, column: 3, row: 1, columns: 2, rows: 12}\n",
    ];

    private static readonly string[] Targets =
        ["workplaces/depot.md", "issue.yaml", "editorial.md", "style.yaml", "fillers.md", "hyphenation.en.txt", "articles/a.md", "flatplan.yaml"];

    // Set HANDBILL_FUZZ to fuzz that many times as long.
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("HANDBILL_FUZZ"), out var times) ? times : 1;

    private static readonly Gen<string> Text =
        from start in OneOf(Bases)
        from edits in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 12], OneOf(Pieces), Gen.Int[1, 3]).Array[0, 14]
        select Edit(start, edits);

    [Fact]
    public void Text_of_any_kind_is_read_or_refused_in_words() =>
        Gen.Select(OneOf(Targets), Text).Sample(
            (target, text) => Check(Folder.Good().Set("images/a.png", Issues.Pictures.Png).Set(target, text)), iter: 800 * Times, threads: 2);

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused_in_words() =>
        Gen.Select(OneOf(Targets), Gen.Byte.Array[0, 300]).Sample(
            (target, bytes) => Check(Folder.Good().Set(target, bytes)), iter: 300 * Times, threads: 2);

    [Fact]
    public void Markdown_of_nothing_but_signs_is_read_or_refused_in_words() =>
        OneOf(Pieces).Array[1, 120].Sample(
            pieces => Check(Folder.Good().Set("workplaces/depot.md", "---\nworkplace: A\ncopies: 1\n---\n## A\n\n" + string.Concat(pieces))), iter: 500 * Times, threads: 2);

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static void Check(MemoryFiles files)
    {
        var watch = Stopwatch.StartNew();
        foreach (var kind in new[] { "", "kind: newspaper\n" })
        {
            var settings = files.Read("issue.yaml", int.MaxValue).Content;
            var issue = IssueFolder.Read(kind.Length == 0 ? files : files.Set("issue.yaml", [.. settings, .. Encoding.UTF8.GetBytes(kind)]));
            foreach (var fault in issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults)))
            {
                (fault.Place.File.Length > 0 && fault.Place.Line >= 0 && fault.Problem.Length > 0 && fault.Remedy.Length > 0).ShouldBeTrue();
                fault.ToString().ShouldNotContain('\n');
            }
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Edit(string text, (int At, int Cut, string Piece, int Times)[] edits)
    {
        var edited = new StringBuilder(text);
        foreach (var (at, cut, piece, times) in edits)
        {
            var start = edited.Length * at / 1000;
            edited.Remove(start, Math.Min(cut, edited.Length - start));
            edited.Insert(start, Folder.Repeat(piece, times));
        }

        return edited.ToString();
    }
}
