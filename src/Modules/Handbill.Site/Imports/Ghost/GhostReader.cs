using System.Globalization;
using System.Text;
using System.Text.Json;
using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.Ghost;

/// <summary>Reads an export of Ghost. It is read twice: tags and authors stand behind the posts that have them.</summary>
/// <param name="name">The file's name, for faults.</param>
/// <param name="open">Opens it from its start.</param>
/// <param name="settings">What its owner says about it.</param>
internal sealed class GhostReader(string name, Func<Stream> open, ImportSettings settings) : IArchiveReader
{
    // Stands in exports for the address of the site.
    private const string SiteMark = "__GHOST_URL__";

    private static readonly HashSet<string> Posts = new(StringComparer.Ordinal) { "posts" };

    private readonly UploadsFolder? _uploads = UploadsFolder.Of(settings.Uploads, new HashSet<string>(settings.Base is { } named ? [UploadsFolder.HostOf(named.AbsoluteUri) ?? ""] : [], StringComparer.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<ImportStep> Read()
    {
        var index = ArchiveFile.Try(ReadIndex, name, out var fault);
        if (index is null)
        {
            yield return fault!;
            yield break;
        }

        var repairs = new WesternBytes();
        using var source = Utf8(repairs);
        var rows = new JsonRows(source);
        var count = 0;
        foreach (var row in rows.Of(Posts))
        {
            count++;
            foreach (var step in Piece(row.Fields, index, $"{name}:{rows.Line.ToString(CultureInfo.InvariantCulture)}"))
            {
                yield return step;
            }
        }

        if (!rows.IsWhole)
        {
            yield return new ImportFault(
                $"{name}:{rows.Line.ToString(CultureInfo.InvariantCulture)}",
                "the file breaks off here",
                "the posts before are read, but tags and authors that stand behind are missing: export again");
        }
        else if (count == 0)
        {
            yield return new ImportFault(name, "there are no posts in it", "choose the file that Settings, Labs, Export gave");
        }

        if (repairs.Count > 0)
        {
            yield return new ImportFault(name, $"{repairs.Count.ToString(CultureInfo.InvariantCulture)} places are not UTF-8", "they are read as Windows-1252: look at accents and quotes");
        }
    }

    private Stream Utf8(WesternBytes repairs) => Encoding.CreateTranscodingStream(open(), Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, repairs), Encoding.UTF8);

    private GhostIndex ReadIndex()
    {
        using var source = Utf8(new WesternBytes());
        var index = new GhostIndex();
        foreach (var row in new JsonRows(source).Of(GhostIndex.Tables))
        {
            index.Take(row);
        }

        return index;
    }

    private IEnumerable<ImportStep> Piece(JsonElement row, GhostIndex index, string where)
    {
        var id = GhostFields.Text(row, "id");
        var html = Site(GhostFields.Text(row, "html"));
        var plain = GhostFields.Text(row, "plaintext");
        var title = PlainText.OneLine(GhostFields.Text(row, "title"));
        title = title.Length > 0 ? title : PlainText.FirstWords(html.Length > 0 ? HtmlMarkdown.Words(html) : plain, $"Post {id}");
        var post = index.Post(id);
        var uploads = new PieceUploads(_uploads);
        var lead = uploads.Picture(Site(GhostFields.Text(row, "feature_image") is { Length: > 0 } image ? image : GhostFields.Text(row, "image")), post.LeadDescription, post.LeadCaption);
        var body = html.Length > 0 ? Markdown(html, uploads) : Paragraphs(plain);
        var slug = PlainText.Slug(GhostFields.Text(row, "slug") is { Length: > 0 } own ? own : title, "post");
        var state = State(row);
        var (topics, authors) = (index.Topics(post), index.Authors(post, GhostFields.Text(row, "author_id")));
        var language = LanguageTag.Of(GhostFields.Text(row, "locale"));
        yield return new ImportedPiece
        {
            Source = "ghost",
            SourceKey = GhostFields.Text(row, "uuid") is { Length: > 0 } uuid ? uuid : $"post:{(id.Length > 0 ? id : slug)}",
            Kind = GhostFields.Text(row, "type") == "page" || GhostFields.Text(row, "page") is "1" or "true" ? ImportedKind.Page : ImportedKind.Article,
            Slug = slug,
            OldPaths = [$"/{GhostFields.Text(row, "slug")}/"],
            Title = title,
            Standfirst = PlainText.OneLine(GhostFields.Text(row, "custom_excerpt")),
            Body = body,
            Authors = [.. authors.Select(author => author.Name)],
            PublishedAt = GhostFields.Moment(row, "published_at"),
            ChangedAt = GhostFields.Moment(row, "updated_at"),
            Language = language.Length > 0 ? language : index.Language.Length > 0 ? index.Language : settings.Language,
            Topics = topics,
            Lists = Lists(topics, authors),
            IsPublished = state == "publish",
            State = state,
            Pictures = uploads.Pictures,
            Files = uploads.Files,
            Lead = lead,
        };
        foreach (var (problem, remedy) in uploads.Faults)
        {
            yield return new ImportFault(where, $"“{title}” {problem}", remedy);
        }

        if (html.Length == 0 && plain.Length > 0)
        {
            yield return new ImportFault(where, $"“{title}” has no HTML", "its words are read without emphasis, links and pictures: publish it again there, then export");
        }
        else if (html.Length == 0 && (GhostFields.Text(row, "lexical").Length > 0 || GhostFields.Text(row, "mobiledoc").Length > 0))
        {
            yield return new ImportFault(where, $"“{title}” has neither HTML nor plain text", "its body is left out: publish it again there, then export");
        }
    }

    private List<ImportedList> Lists(IEnumerable<ImportedTopic> topics, IEnumerable<(string Name, string Slug)> authors)
    {
        var root = settings.Base?.AbsolutePath.TrimEnd('/') ?? "";
        return
        [
            new ImportedList(ImportedListKind.All, "", [], [$"{root}/rss/"]),
            .. topics.Where(topic => topic.Slug.Length > 0).Select(topic => new ImportedList(ImportedListKind.Topic, topic.Name, [$"{root}/tag/{topic.Slug}/"], [$"{root}/tag/{topic.Slug}/rss/"])),
            .. authors.Where(author => author.Slug.Length > 0).Select(author => new ImportedList(ImportedListKind.Author, author.Name, [$"{root}/author/{author.Slug}/"], [$"{root}/author/{author.Slug}/rss/"])),
        ];
    }

    private string Site(string text) => text.Replace(SiteMark, settings.Base?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? "", StringComparison.Ordinal);

    private string Markdown(string html, PieceUploads uploads) => HtmlMarkdown.Of(html, new HtmlOptions
    {
        Root = settings.Base,
        Take = picture => uploads.Picture(picture.Address, picture.Description, ""),
        Lead = uploads.Link,
    });

    private static string Paragraphs(string plain)
    {
        var writer = new MarkdownWriter();
        foreach (var line in plain.AsSpan().EnumerateLines())
        {
            writer.Text(line);
            writer.EndParagraph();
        }

        return writer.Finish();
    }

    private static string State(JsonElement row)
    {
        var (status, visibility) = (GhostFields.Text(row, "status"), GhostFields.Text(row, "visibility"));
        return status is not ("published" or "sent") ? PlainText.FirstWords(status, "draft") : visibility is "" or "public" ? "publish" : PlainText.FirstWords(visibility, "members");
    }
}
