using System.Diagnostics;
using Handbill.Press.Tests.Issues;

namespace Handbill.Press.Tests.Copy;

/// <summary>What Markdown may have wrong, and what is said about it. The Markdown begins on line 5.</summary>
public sealed class BadCopy
{
    [Theory]
    [InlineData("Hello.\n\n## A\n\nB\n", "5: text stands before the first headline, begin the item with a line `## headline`")]
    [InlineData("##\n\nB\n", "5: the headline is empty, write it after the `##`")]
    [InlineData("## A\n\n## B\n\nC\n", "5: the item has no text, write it under the headline, or take the headline out")]
    [InlineData("\n", "5: there are no items, write each as a line `## headline` with its text under it")]
    [InlineData("# A\n\nB\n", "5: a heading of the first level is the publication's own, write `##` instead of `#`")]
    [InlineData("## A\n\n###### B\n\nC\n", "7: the heading's level is too deep, use at most 5 signs `#`")]
    [InlineData("## A\n\nB\n\n> ## C\n>\n> D\n", "9: a headline stands inside something else, begin the item at the margin, outside of lists, quotations and boxes")]
    [InlineData("## A\n\nB\n\n- ### C\n\n  D\n", "9: a heading stands in a list or quotation, move it out, or write it in bold")]
    public void Structure(string markdown, string fault) => Check(markdown, fault);

    [Theory]
    [InlineData("## A\n\nB <b>c</b>\n", "7: `<b>` is HTML, which is not read, write it in Markdown; for a less-than sign write `\\<`")]
    [InlineData("## A\n\nB\nc <br/> d\n", "8: `<br/>` is HTML, which is not read, write it in Markdown; for a less-than sign write `\\<`")]
    [InlineData("## A\n\nB\n\n<script>\nalert(1)\n</script>\n", "9: `<script>` is HTML, which is not read, write it in Markdown; for a less-than sign write `\\<`")]
    [InlineData("## A\n\nB <!-- ask Ana --> c\n", "7: a comment `<!--` stands in the copy, and the folder goes to others, take it out")]
    [InlineData("## A\n\n<!-- ask\nAna -->\n\nB\n", "7: a comment `<!--` stands in the copy, and the folder goes to others, take it out")]
    public void Html(string markdown, string fault) => Check(markdown, fault);

    [Theory]
    [InlineData("## A {.holdver}\n\nB\n", "5: `{.holdver}` is no attribute of a headline, write `{.holdover}` if that is meant; to print a brace write `\\{`")]
    [InlineData("## A {holdover}\n\nB\n", "5: `{holdover}` is no attribute of a headline, write `{.holdover}` if that is meant; to print a brace write `\\{`")]
    [InlineData("## A {.red}\n\nB\n", "5: `{.red}` is no attribute of a headline, take it out; to print a brace write `\\{`")]
    [InlineData("## A\n\n![B](images/a.png){colums=2}\n", "7: `{colums=\"2\"}` is no attribute of a picture, write `{columns=…}` if that is meant; to print a brace write `\\{`")]
    [InlineData("## A\n\n![B](images/a.png){columns=9}\n", "7: `columns` is `9`, write a whole number from 1 to 5")]
    [InlineData("## A\n\n[B]{.smalcaps} c\n", "7: `{.smalcaps}` is no attribute of a span, write `{.smallcaps}` if that is meant; to print a brace write `\\{`")]
    [InlineData("## A\n\n[B]{lang=xx} c\n", "7: the language `xx` is not known, write one of en, es, fr, de, pt, it, nl, pl, ru, tr, ar, fa, ur, he, el, sv, ca, ht, vi, with a region where it matters, such as pt-BR")]
    [InlineData("## A\n\n[B](https://example.org){.x} c\n", "7: `{.x}` is no attribute of a link, take it out; to print a brace write `\\{`")]
    public void Attributes(string markdown, string fault) => Check(markdown, fault);

    [Theory]
    [InlineData("## A\n\n![](images/a.png)\n", "7: the picture has no words for those who do not see it, say in the square brackets what it shows; if it shows nothing, write `{.decoration}` after it")]
    [InlineData("## A\n\n![B](images/a.png){.decoration}\n", "7: the picture is marked as decoration and yet described, take out one of the two")]
    [InlineData("## A\n\nB\nc ![D](images/a.png)\n", "8: a picture stands in a line of text, put it in a paragraph of its own, with an empty line before and after")]
    [InlineData("## ![D](images/a.png)\n\nB\n", "5: a picture stands in a line of text, put it in a paragraph of its own, with an empty line before and after")]
    public void Pictures(string markdown, string fault) => Check(markdown, fault);

    [Theory]
    [InlineData("## A\n\n[b](javascript:alert(1))\n", "7: the link leads to `javascript:alert(1)`, let it begin with https://, mailto: or tel:")]
    [InlineData("## A\n\n[b](other.md)\n", "7: the link leads to `other.md`, let it begin with https://, mailto: or tel:")]
    [InlineData("## A\n\n<file:///etc/hosts>\n", "7: the link leads to `file:///etc/hosts`, let it begin with https://, mailto: or tel:")]
    [InlineData("## A\n\n[](https://example.org)\n", "7: the link has no words, write them between the brackets")]
    [InlineData("## A\n\nB\n\n[Note]: tomorrow\n", "9: nothing refers to `[Note]:`, which is read as a link's address, write `\\[` if it is text, or take it out")]
    [InlineData("## A\n\nB[^1]\n", "7: there is no footnote `^1`, write it on a line of its own as `[^1]: …`, or put `\\` before the bracket")]
    [InlineData("## A\n\nB\n\n[^1]: C\n", "9: nothing refers to the footnote `^1`, put `[^1]` into the text, or take the note out")]
    [InlineData("## A\n\nB[^1]\n\n[^1]: C[^2]\n\n[^2]: D\n", "9: a footnote refers to a footnote, write it out in the text")]
    public void Links_and_notes(string markdown, string fault) => Check(markdown, fault);

    [Theory]
    [InlineData("## A\n\n::: box B\nc\n\n## D\n\ne\n", "7: the box never ends, put a line of `:::` after its last paragraph")]
    [InlineData("## A\n\n::: note\nc\n:::\n", "7: `::: note` is not known, write `::: box` and, where it has one, the title")]
    [InlineData("## A\n\n::: box B\n:::\n", "7: the box is empty, write its text between the lines of `:::`")]
    [InlineData("## A\n\n:::: box B\n::: box C\nd\n:::\n::::\n", "8: the box stands inside something else, move it out")]
    [InlineData("## A\n\n| b | c |\n|---|---|\n| d | e | f |\n", "9: the row has 3 cells and the table 2 columns, take a `|` out, or write it as `\\|`")]
    [InlineData("## A\n\nb | c\n--|--\nd\ne|f\n", "8: a line of `---|---` stands in a paragraph, and yet this is no table, put a `|` into every row, and an empty line before the heading row")]
    [InlineData("## A\n\n    b\n", "7: the line is indented by four spaces or more, begin it at the margin; for text to be set literally put ``` around it")]
    [InlineData("## A\n\n- b\n-\n- c\n", "8: an item of the list is empty, write it, or take its mark out")]
    [InlineData("## A\n\n>\n\nb\n", "7: the quotation is empty, write it after the `>`")]
    [InlineData("## A\n\n&#7;\n", "7: `&#7;` is a control character, take it out")]
    public void Blocks(string markdown, string fault) => Check(markdown, fault);

    [Fact]
    public void Four_hundred_nested_quotations() =>
        Check("## A\n\n" + Folder.Repeat(">", 400) + " b\n", "7: 400 quotations or lists are nested in each other, use at most 6");

    [Fact]
    public void Ten_nested_quotations() =>
        Check("## A\n\n" + Folder.Repeat("> ", 10) + "b\n", "7: quotations or lists are nested too deep, use at most 6");

    [Fact]
    public void Paragraph_of_a_megabyte() =>
        Check("## A\n\nb\n\n" + Folder.Repeat("word ", 200_000) + "\n", "9: a paragraph has more than 20000 characters, divide it by empty lines, or cut it");

    [Fact]
    public void Ten_thousand_items() =>
        Check(Folder.Repeat("## A\n\nB\n\n", 10_000), "805: the file has more than 200 items, cut it: no sheet holds as many");

    // Inputs that are known to cost Markdown parsers time or stack that grows with the square of their length, or faster.
    [Theory]
    [InlineData("[", 19_000)]
    [InlineData("![", 9_000)]
    [InlineData("*a **b ", 2_500)]
    [InlineData("**", 9_000)]
    [InlineData("_*", 9_000)]
    [InlineData("~~", 9_000)]
    [InlineData("`a``b", 3_500)]
    [InlineData("<a ", 6_000)]
    [InlineData("<!-", 6_000)]
    [InlineData("&#", 9_000)]
    [InlineData("|", 19_000)]
    [InlineData("a|b\n-|-\n", 2_400)]
    [InlineData("[a](<b", 3_000)]
    [InlineData("[a]{.b", 3_000)]
    [InlineData("[a]{.smallcaps}", 1_200)]
    [InlineData("[[]{.sup}", 2_000)]
    [InlineData("[^a]", 4_500)]
    [InlineData("\\", 19_000)]
    [InlineData("{", 19_000)]
    [InlineData("]{", 9_000)]
    [InlineData("+1 ", 6_000)]
    [InlineData("a@", 9_000)]
    [InlineData("a@b.", 4_500)]
    [InlineData("www.", 4_500)]
    [InlineData("- ", 12)]
    [InlineData("::: box\n", 2_000)]
    [InlineData("[a]: <", 3_000)]
    [InlineData("[a]: b\n\n", 20_000)]
    [InlineData("[^a]: b\n\n", 20_000)]
    [InlineData("- a\n\n", 20_000)]
    [InlineData("> a\n\n", 20_000)]
    public void Patterns_that_trap_parsers_end_soon(string pattern, int times)
    {
        var markdown = "## A\n\n" + Folder.Repeat(pattern, times) + "\n";
        var most = TimeSpan.FromSeconds(5);

        // A busy machine may hold up one run, not each of three.
        var took = TimeSpan.MaxValue;
        for (var run = 0; run < 3 && took >= most; run++)
        {
            var began = Stopwatch.GetTimestamp();
            Folder.FaultsOfCopy(markdown).ShouldAllBe(fault => fault.StartsWith("workplaces/depot.md:", StringComparison.Ordinal));
            took = Stopwatch.GetElapsedTime(began);
        }

        took.ShouldBeLessThan(most);
    }

    private static void Check(string markdown, string fault)
    {
        var files = Folder.Good()
            .Set("images/a.png", Issues.Pictures.Png)
            .Set("workplaces/depot.md", "---\nworkplace: Riverside Depot\ncopies: 250\n---\n" + markdown);
        Folder.FaultsOf(files).ShouldContain("workplaces/depot.md:" + fault);
    }
}
