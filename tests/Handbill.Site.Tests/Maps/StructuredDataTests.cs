using System.Text.Json;
using AngleSharp.Html.Parser;
using CsCheck;
using Handbill.Site.Maps;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Maps;

public sealed class StructuredDataTests
{
    private static readonly NewsArticleData Article = new()
    {
        Address = new Uri("https://example.org/2026/canteen"),
        Headline = "Canteen: prices up",
        Description = "Soup and bread",
        Published = SomeFeed.Noon,
        Updated = SomeFeed.Noon.AddHours(1),
        Authors = ["Ana Ruiz"],
        Publisher = new PublisherData("Works Council", new Uri("https://example.org/"), new Uri("https://example.org/logo.png")),
        Pictures = [new Uri("https://example.org/soup.jpg")],
        Language = "en",
        Section = "Works",
        Topics = ["Canteen"],
        PartOf = [new("PublicationIssue", "The Gate 12", new Uri("https://example.org/issues/12")), new("Periodical", "The Gate", new Uri("https://example.org/"))],
        Corrections = [new(SomeFeed.Noon.AddHours(1), "It was 3 euros, not 4.")],
    };

    [Fact]
    public void An_article_says_what_search_engines_ask_for()
    {
        var data = Read(StructuredData.Article(Article));
        data.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        data.GetProperty("@type").GetString().ShouldBe("NewsArticle");
        data.GetProperty("headline").GetString().ShouldBe("Canteen: prices up");
        data.GetProperty("datePublished").GetDateTimeOffset().ShouldBe(SomeFeed.Noon);
        data.GetProperty("dateModified").GetDateTimeOffset().ShouldBe(SomeFeed.Noon.AddHours(1));
        data.GetProperty("inLanguage").GetString().ShouldBe("en");
        data.GetProperty("isAccessibleForFree").GetBoolean().ShouldBeTrue();
        data.GetProperty("mainEntityOfPage").GetProperty("@id").GetString().ShouldBe("https://example.org/2026/canteen");
        data.GetProperty("author")[0].GetProperty("@type").GetString().ShouldBe("Person");
        data.GetProperty("publisher").GetProperty("logo").GetProperty("url").GetString().ShouldBe("https://example.org/logo.png");
        data.GetProperty("image")[0].GetString().ShouldBe("https://example.org/soup.jpg");
        data.GetProperty("isPartOf").EnumerateArray().Select(whole => $"{whole.GetProperty("@type").GetString()} {whole.GetProperty("name").GetString()} {whole.GetProperty("url").GetString()}")
            .ShouldBe(["PublicationIssue The Gate 12 https://example.org/issues/12", "Periodical The Gate https://example.org/"]);
        data.GetProperty("correction")[0].GetProperty("@type").GetString().ShouldBe("CorrectionComment");
        data.GetProperty("correction")[0].GetProperty("text").GetString().ShouldBe("It was 3 euros, not 4.");
    }

    [Fact]
    public void An_article_that_nobody_signed_is_the_organisations()
    {
        var data = Read(StructuredData.Article(Article with { Authors = [], Corrections = [], Pictures = [], Topics = [] }));
        data.GetProperty("author")[0].GetProperty("@type").GetString().ShouldBe("Organization");
        data.GetProperty("author")[0].GetProperty("name").GetString().ShouldBe("Works Council");
        data.TryGetProperty("correction", out _).ShouldBeFalse();
        data.TryGetProperty("image", out _).ShouldBeFalse();
    }

    [Fact]
    public void Steps_lead_from_the_front_page()
    {
        var data = Read(StructuredData.Breadcrumbs([("The Gate", new Uri("https://example.org/")), ("Works", new Uri("https://example.org/works"))]));
        data.GetProperty("@type").GetString().ShouldBe("BreadcrumbList");
        data.GetProperty("itemListElement").EnumerateArray().Select(step => $"{step.GetProperty("position").GetInt32()} {step.GetProperty("name").GetString()} {step.GetProperty("item").GetString()}")
            .ShouldBe(["1 The Gate https://example.org/", "2 Works https://example.org/works"]);
    }

    [Fact]
    public void No_text_ends_the_script_that_it_stands_in() => AnyText.Any.Sample(text =>
    {
        var json = StructuredData.Article(Article with { Headline = text + "h", Authors = [text], Topics = [text], Corrections = [new(SomeFeed.Noon, text + "c")] });
        json.ShouldNotContain('<');
        var page = new HtmlParser().ParseDocument($"<head><script type=\"application/ld+json\">{json}</script></head><body><p>after</p></body>");
        page.Scripts.Length.ShouldBe(1);
        page.QuerySelector("p")!.TextContent.ShouldBe("after");
        var data = Read(page.Scripts[0].Text);
        data.GetProperty("headline").GetString().ShouldBe(AnyText.Sayable(text + "h"));
        data.GetProperty("correction")[0].GetProperty("text").GetString().ShouldBe(AnyText.Sayable(text + "c"));
    }, iter: 500);

    private static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
