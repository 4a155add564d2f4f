using System.Diagnostics;
using System.Text;
using CsCheck;
using Handbill.Press.Contracts;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Tests.Imports;

public sealed class HtmlMarkdownTests
{
    private static readonly string[] Tags =
    [
        "p", "b", "em", "strong", "i", "a href=\"https://example.org/a_b\"", "a href='javascript:x'", "ul", "ol", "li", "blockquote", "h2", "h3", "div", "span", "table", "tr", "td",
        "th", "br", "hr", "code", "pre", "sup", "del", "figure", "figcaption", "section", "cite", "dl", "dt", "dd", "caption", "tbody",
    ];

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String[Gen.Char["abcdeäñ中ש019"], 1, 8],
        Gen.OneOf("*", "_", "**a**", "`", "[x]", "](y)", "{.sup}", "#", "##", "1.", "12)", "-", "+", ">", ":::", "|", "a|b", "< ", "&amp;", "&nbsp;", "~~", "\\", "!", "---", "===", "***", "[^1]", "[a]:", "&lt;b&gt;", "x_y_z", "“q”", "🙂", "    ", "\n", "\n\n", "http://a.b"));

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Select(Word, Gen.OneOf("", " ", " "), (word, gap) => word + gap),
        Gen.OneOf(Tags).Select(tag => $"<{tag}>"),
        Gen.OneOf(Tags).Select(tag => $"</{tag.Split(' ')[0]}>"));

    private static string Markdown(string html, bool hasLines = false) => HtmlMarkdown.Of(html, new HtmlOptions { HasLines = hasLines, Root = new Uri("https://example.org/"), Take = Take() });

    private static Func<HtmlPicture, Handbill.Site.Imports.ImportedPicture?> Take()
    {
        var shelf = new PictureShelf();
        return picture => shelf.Add(picture.Address, picture.Description, "", null);
    }

    [Theory]
    [InlineData("<p>One <b>two</b> <i>three</i>.</p><p>Four</p>", "One **two** *three*.\n\nFour")]
    [InlineData("<h1>Top</h1><h3>Less #</h3>text", "## Top\n\n### Less \\#\n\ntext")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>", "- a\n  - b\n- c")]
    [InlineData("<ol start=3><li><p>a</p><p>b</p></li><li>c</li></ol>", "3. a\n\n   b\n\n4. c")]
    [InlineData("<blockquote><p>Words</p><cite>Who</cite></blockquote>", "> Words\n>\n> — Who")]
    [InlineData("<table><thead><tr><th>A<th>B</thead><tr><td>1<td>2|3</table>", "| A | B |\n| --- | --- |\n| 1 | 2\\|3 |")]
    [InlineData("<table><tr><td>1</td><td>2</td></tr></table>", "| | |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("<figure><a href=/x><img src='/i/Gate 1.JPG' alt=gate></a><figcaption>The <b>gate</b></figcaption></figure>", "![The gate](gate-1.jpg)")]
    [InlineData("<div class=\"wp-caption alignleft\"><img src=g.png alt=g> <p class=wp-caption-text>Under</p></div>After", "![Under](g.png)\n\nAfter")]
    [InlineData("a <a href=\"/2011/x\">link</a>, <a href=\"javascript:alert(1)\">none</a>", "a [link](https://example.org/2011/x), none")]
    [InlineData("<iframe src=\"https://video.example/embed/1?x=y\"></iframe>", "[video.example/embed/1](https://video.example/embed/1?x=y)")]
    [InlineData("a<script>b</script><style>c</style><form>d <input></form>e", "ae")]
    [InlineData("<pre><code>if (a &lt; b)\n  c</code></pre>", "```\nif (a < b)\n  c\n```")]
    [InlineData("x<code>y`z</code>", "x``y`z``")]
    [InlineData("1. not a list<br>- nor this<br># nor this", "1\\. not a list\\\n\\- nor this\\\n\\# nor this")]
    [InlineData("H<sub>2</sub>O &amp;amp; &lt;b&gt; *x* [y]", "H[2]{.sub}O \\&amp; \\<b> \\*x\\* \\[y\\]")]
    [InlineData("<b>a</b><i>b</i> <b>“q”</b>c", "**ab** “q”c")]
    [InlineData("Hello!<a href=https://a.b>x</a>", "Hello\\![x](https://a.b)")]
    [InlineData("<dl><dt>Term<dd>What it is</dl>", "**Term**\n\nWhat it is")]
    public void Html_becomes_the_Markdown_of_an_issue(string html, string expected) => Markdown(html).ShouldBe(expected);

    [Theory]
    [InlineData("One\ntwo\n\nthree <b>four\n\nfive</b>", "One\\\ntwo\n\nthree **four**\n\n**five**")]
    [InlineData("<h2>Head</h2>\ntext\n<ul>\n<li>a</li>\n</ul>\nend", "## Head\n\ntext\n\n- a\n\nend")]
    public void Lines_of_classic_posts_are_breaks_and_paragraphs(string html, string expected) => Markdown(html, hasLines: true).ShouldBe(expected);

    [Fact]
    public void Words_stay_in_their_order_through_Markdown_to_the_page() => Piece.Array[0, 40].Sample(
        parts =>
        {
            var html = string.Concat(parts);
            var markdown = Markdown(html, hasLines: html.Length % 2 == 0);
            WordsOf(Shown(ReadingMarkup.Of(markdown))).ShouldBe(WordsOf(Shown(html)), $"{html}\n=====\n{markdown}");
        },
        iter: 4_000);

    [Fact]
    public void No_sign_of_Markdown_is_left_standing_in_the_text() => Gen.OneOf(
        Gen.Select(Gen.String[Gen.Char["ab.,“”(-!é中"], 1, 4], Gen.OneOf("", " "), (word, gap) => word + gap),
        Gen.OneOf("<b>", "</b>", "<i>", "</i>", "<del>", "</del>", "<a href=https://a.b>", "</a>", "<br>", "<p>")).Array[0, 25].Sample(
        parts =>
        {
            var markdown = Markdown(string.Concat(parts));
            ReadingMarkup.Of(markdown).IndexOfAny(['*', '~', '[', '\\']).ShouldBe(-1, $"{markdown}\n{ReadingMarkup.Of(markdown)}");
        },
        iter: 4_000);

    [Fact]
    public void Any_text_at_all_is_read() => Gen.String.Sample(html =>
    {
        Markdown(html);
        Markdown("<" + html, hasLines: true);
        HtmlMarkdown.Words(html);
    });

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<blockquote>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p><font size=1>")]
    [InlineData("<figure><figcaption>")]
    [InlineData("<form>")]
    [InlineData("<a href=y>")]
    [InlineData("&")]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("a<br>")]
    public void What_is_nested_without_end_takes_no_time(string part)
    {
        var tenth = TimeFor(5_000);
        var whole = TimeFor(50_000);

        // Ten times the text takes ten times as long, and not a hundred; a busy machine may double that.
        (whole < TimeSpan.FromSeconds(1) || whole < tenth * 30).ShouldBeTrue($"{tenth.TotalMilliseconds:0} ms and {whole.TotalMilliseconds:0} ms");

        TimeSpan TimeFor(int count)
        {
            var html = string.Concat(Enumerable.Repeat(part + "ж ", count));
            var watch = Stopwatch.StartNew();
            Markdown(html).Count(letter => letter == 'ж').ShouldBe(count);
            return watch.Elapsed;
        }
    }

    [Fact]
    public void A_paragraph_too_long_for_a_sheet_is_divided_at_a_sentence()
    {
        var html = string.Concat(Enumerable.Repeat("Nobody had asked for it. ", 2_000));

        var paragraphs = Markdown(html).Split("\n\n");

        paragraphs.Length.ShouldBeInRange(5, 7);
        paragraphs.ShouldAllBe(paragraph => paragraph.EndsWith('.'));
    }

    // The words that HTML shows, by a reading that knows nothing but tags: what of it is no letter and no digit is left out.
    private static string Shown(string html) => System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "</?[a-z][^>]*>", ""));

    private static string WordsOf(string text) => new StringBuilder().AppendJoin("", text.Where(letter => char.IsLetterOrDigit(letter))).ToString();
}
