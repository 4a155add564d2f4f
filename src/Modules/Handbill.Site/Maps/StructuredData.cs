using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Handbill.Site.Feeds;

namespace Handbill.Site.Maps;

/// <summary>
/// schema.org as JSON-LD. Each text may stand in <c>&lt;script type="application/ld+json"&gt;</c> as it is: no "&lt;", "&gt;" or "&amp;" is
/// in it, so that nothing ends the element or begins a comment. Pure.
/// </summary>
internal static class StructuredData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An article (schema.org/NewsArticle).</summary>
    public static string Article(NewsArticleData article) => Text("NewsArticle", json =>
    {
        json.WriteStartObject("mainEntityOfPage");
        json.WriteString("@type", "WebPage");
        Address(json, "@id", article.Address);
        json.WriteEndObject();
        Address(json, "url", article.Address);
        Text(json, "headline", article.Headline);
        Text(json, "description", article.Description);
        Text(json, "datePublished", FeedXml.Stamp(article.Published));
        Text(json, "dateModified", FeedXml.Stamp(article.Updated));
        Text(json, "inLanguage", article.Language);
        json.WriteBoolean("isAccessibleForFree", true);
        Authors(json, article);
        json.WriteStartObject("publisher");
        Organisation(json, article.Publisher);
        json.WriteEndObject();
        List(json, "image", article.Pictures.Select(picture => picture.AbsoluteUri));
        Text(json, "articleSection", article.Section);
        List(json, "keywords", article.Topics);
        PartOf(json, article.PartOf);
        Corrections(json, article.Corrections);
    });

    /// <summary>Where a page stands in the site (schema.org/BreadcrumbList).</summary>
    /// <param name="steps">From the front page to this one.</param>
    public static string Breadcrumbs(IReadOnlyList<(string Name, Uri Address)> steps) => Text("BreadcrumbList", json =>
    {
        json.WriteStartArray("itemListElement");
        for (var at = 0; at < steps.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", at + 1);
            Text(json, "name", steps[at].Name);
            Address(json, "item", steps[at].Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Authors(Utf8JsonWriter json, NewsArticleData article)
    {
        json.WriteStartArray("author");
        foreach (var name in article.Authors)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Person");
            Text(json, "name", name);
            json.WriteEndObject();
        }

        if (article.Authors.Count == 0)
        {
            json.WriteStartObject();
            Organisation(json, article.Publisher);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Organisation(Utf8JsonWriter json, PublisherData publisher)
    {
        json.WriteString("@type", "Organization");
        Text(json, "name", publisher.Name);
        Address(json, "url", publisher.Home);
        if (publisher.Logo is { } logo)
        {
            json.WriteStartObject("logo");
            json.WriteString("@type", "ImageObject");
            Address(json, "url", logo);
            json.WriteEndObject();
        }
    }

    private static void PartOf(Utf8JsonWriter json, IReadOnlyList<WholeWork> works)
    {
        if (works.Count == 0)
        {
            return;
        }

        json.WriteStartArray("isPartOf");
        foreach (var work in works)
        {
            json.WriteStartObject();
            json.WriteString("@type", work.Kind);
            Text(json, "name", work.Name);
            Address(json, "url", work.Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Corrections(Utf8JsonWriter json, IReadOnlyList<CorrectionNote> corrections)
    {
        if (corrections.Count == 0)
        {
            return;
        }

        json.WriteStartArray("correction");
        foreach (var correction in corrections)
        {
            json.WriteStartObject();
            json.WriteString("@type", "CorrectionComment");
            Text(json, "text", correction.Text);
            Text(json, "datePublished", FeedXml.Stamp(correction.When));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(string type, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1000);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", type);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, XmlSigns.Allowed(text));
        }
    }

    private static void Address(Utf8JsonWriter json, string name, Uri address) => Text(json, name, address.AbsoluteUri);

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in all)
        {
            json.WriteStringValue(XmlSigns.Allowed(text));
        }

        json.WriteEndArray();
    }
}
