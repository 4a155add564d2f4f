using System.Xml.Linq;
using Handbill.Feeds;
using Handbill.Site.Maps;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Maps;

public sealed class SitemapTests
{
    private static readonly XNamespace Map = SitemapRules.Map;
    private static readonly XNamespace Xhtml = SitemapRules.Xhtml;

    [Fact]
    public void A_hundred_and_twenty_thousand_addresses_are_three_files_and_an_index()
    {
        var files = Sitemap.Files(Pages(120_000)).ToList();
        files.Select(file => Xml.Read(file).Root!.Elements(Map + "url").Count()).ShouldBe([50_000, 50_000, 20_000]);
        files.ShouldAllBe(file => file.Length <= 52_428_800);

        var index = Xml.Read(Sitemap.Index(files.Select((_, at) => new SitemapPart(new Uri($"https://example.org/sitemap-{at + 1}.xml"), SomeFeed.Noon)))).Root!;
        index.Name.ShouldBe(Map + "sitemapindex");
        index.Elements(Map + "sitemap").Select(part => part.Element(Map + "loc")!.Value).ShouldBe(["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml", "https://example.org/sitemap-3.xml"]);
        index.Descendants(Map + "lastmod").First().Value.ShouldBe("2026-03-04T10:30:05Z");
    }

    [Fact]
    public void A_file_is_given_before_the_pages_of_the_next_are_asked_for()
    {
        var asked = 0;
        Sitemap.Files(Pages(120_000).Select(page =>
        {
            asked++;
            return page;
        })).First().ShouldNotBeEmpty();
        asked.ShouldBe(50_001);
    }

    [Fact]
    public async Task Pages_that_come_one_by_one_make_the_same_files()
    {
        var files = new List<byte[]>();
        await foreach (var file in Sitemap.FilesAsync(Pages(50_010).ToAsyncEnumerable()))
        {
            files.Add(file);
        }

        files.Select(Convert.ToHexString).SequenceEqual(Sitemap.Files(Pages(50_010)).Select(Convert.ToHexString), StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void No_file_has_more_bytes_than_it_may_and_none_of_its_pages_is_lost()
    {
        var files = Sitemap.Files(Pages(1000), mostBytes: 10_000).ToList();
        files.ShouldAllBe(file => file.Length <= 10_000);
        files.SelectMany(file => Xml.Read(file).Descendants(Map + "loc").Select(place => place.Value)).ShouldBe(Pages(1000).Select(page => page.Address.AbsoluteUri));
        files.Count.ShouldBeLessThan(20);
    }

    [Fact]
    public void What_fits_no_file_is_left_out()
    {
        SitemapEntry[] pages = [new(new Uri("https://example.org/" + new string('a', 2048)), null, []), .. Pages(3)];
        Xml.Read(Sitemap.Files(pages).Single()).Root!.Elements().Count().ShouldBe(3);

        SitemapEntry[] fat = [Pages(1).Single() with { Translations = [.. Enumerable.Range(0, 50).Select(_ => new SitemapTranslation("en", new Uri("https://example.org/en")))] }, .. Pages(3)];
        Xml.Read(Sitemap.Files(fat, mostBytes: 1000).Single()).Root!.Elements().Count().ShouldBe(3);
        Sitemap.Files([]).ShouldBeEmpty();
    }

    [Fact]
    public void Translations_are_linked()
    {
        var page = new SitemapEntry(
            new Uri("https://example.org/a?b=1&c=2"), SomeFeed.Noon, [new("en", new Uri("https://example.org/a?b=1&c=2")), new("ar", new Uri("https://example.org/ar/a")), new("x-default", new Uri("https://example.org/a"))]);
        var map = Xml.Read(Sitemap.Files([page]).Single());
        SitemapRules.Broken(map).ShouldBeEmpty();
        var url = map.Root!.Element(Map + "url")!;
        url.Element(Map + "loc")!.Value.ShouldBe("https://example.org/a?b=1&c=2");
        url.Element(Map + "lastmod")!.Value.ShouldBe("2026-03-04T10:30:05Z");
        url.Elements(Xhtml + "link").Select(link => $"{link.Attribute("rel")!.Value} {link.Attribute("hreflang")!.Value} {link.Attribute("href")!.Value}").ShouldBe(
            ["alternate en https://example.org/a?b=1&c=2", "alternate ar https://example.org/ar/a", "alternate x-default https://example.org/a"]);
    }

    [Fact]
    public void A_broken_rule_would_be_found()
    {
        var map = Xml.Read(Sitemap.Files(Pages(3)).Single());
        var pages = map.Root!.Elements().ToList();
        pages[0].Element(Map + "loc")!.Value = "/2026/article-0";
        pages[1].Element(Map + "lastmod")!.Value = "4 March";
        pages[2].AddFirst(new XElement(Map + "lastmod", "2026-03-04T10:30:05Z"));
        SitemapRules.Broken(map).Count().ShouldBe(3);
    }

    private static IEnumerable<SitemapEntry> Pages(int count) => Enumerable.Range(0, count).Select(number => new SitemapEntry(new Uri($"https://example.org/2026/article-{number}"), SomeFeed.Noon, []));
}
