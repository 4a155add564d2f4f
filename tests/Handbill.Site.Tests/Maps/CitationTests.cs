using System.Text.RegularExpressions;
using CsCheck;
using Handbill.Site.Maps;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Maps;

public sealed partial class CitationTests
{
    private static readonly CitedArticle Article = new()
    {
        Title = "Canteen & {soup}: 100% up_",
        Authors = ["Ana Ruiz", "Bo Lind", "Bread and Roses"],
        Publication = "The Gate",
        Publisher = "Works Council",
        Issue = "12",
        Date = new DateOnly(2026, 3, 4),
        Address = new Uri("https://example.org/2026/canteen-soup"),
        Language = "en",
    };

    [Fact]
    public void Sentences_for_people()
    {
        Citation.Apa(Article).ShouldBe("Ana Ruiz, Bo Lind, & Bread and Roses. (2026, March 4). Canteen & {soup}: 100% up_. The Gate. https://example.org/2026/canteen-soup");
        Citation.Chicago(Article).ShouldBe("Ana Ruiz, Bo Lind, and Bread and Roses. “Canteen & {soup}: 100% up_.” The Gate, no. 12, March 4, 2026. https://example.org/2026/canteen-soup");
        var two = Article with { Authors = ["Ana Ruiz", "Bo Lind"], Title = "Who pays?", Issue = "" };
        Citation.Apa(two).ShouldBe("Ana Ruiz, & Bo Lind. (2026, March 4). Who pays? The Gate. https://example.org/2026/canteen-soup");
        Citation.Chicago(two).ShouldBe("Ana Ruiz and Bo Lind. “Who pays?” The Gate, March 4, 2026. https://example.org/2026/canteen-soup");
    }

    [Fact]
    public void What_nobody_signed_is_the_publishers()
    {
        var unsigned = Article with { Authors = [] };
        Citation.Apa(unsigned).ShouldStartWith("Works Council. (2026, March 4).");
        Citation.Ris(unsigned).ShouldContain("AU  - Works Council\r\n");
        Citation.BibTex(unsigned).ShouldContain("author = {{Works Council}}");
    }

    [Fact]
    public void An_entry_for_BibTeX() => Citation.BibTex(Article).ShouldBe("""
        @article{canteen-soup-2026,
          title = {{Canteen \& {\textbraceleft}soup{\textbraceright}: 100\% up\_}},
          author = {Ana Ruiz and Bo Lind and {Bread and Roses}},
          journal = {The Gate},
          publisher = {Works Council},
          number = {12},
          year = {2026},
          month = mar,
          date = {2026-03-04},
          language = {en},
          url = {https://example.org/2026/canteen-soup},
        }

        """);

    [Fact]
    public void A_record_in_RIS() => Citation.Ris(Article).ShouldBe("""
        TY  - NEWS
        TI  - Canteen & {soup}: 100% up_
        AU  - Ana Ruiz
        AU  - Bo Lind
        AU  - Bread and Roses
        T2  - The Gate
        PB  - Works Council
        PY  - 2026
        DA  - 2026/03/04/
        IS  - 12
        LA  - en
        UR  - https://example.org/2026/canteen-soup
        ER  -
        """.ReplaceLineEndings("\r\n") + " \r\n");

    [Fact]
    public void No_title_breaks_out_of_its_field() => AnyText.Any.Sample(text =>
    {
        var article = Article with { Title = text, Authors = [text + "a"] };
        var lines = Citation.Ris(article).Split("\r\n");
        lines.Count(line => line.StartsWith("ER  -", StringComparison.Ordinal)).ShouldBe(1);
        lines[..^1].ShouldAllBe(line => Record().IsMatch(line));

        var entry = Citation.BibTex(article);
        entry.Count(sign => sign == '{').ShouldBe(entry.Count(sign => sign == '}'));
        entry.Split('\n').Length.ShouldBe(Citation.BibTex(Article).Split('\n').Length);
        Citation.Apa(article).ShouldNotContain('\n');
    }, iter: 500);

    [Fact]
    public void A_title_without_letters_still_has_a_key() => Citation.BibTex(Article with { Address = new Uri("https://example.org/") }).ShouldStartWith("@article{article-2026,");

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]  - [^\r\n]*\z")]
    private static partial Regex Record();
}
