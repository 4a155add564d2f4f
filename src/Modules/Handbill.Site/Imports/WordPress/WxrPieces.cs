using System.Globalization;
using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.WordPress;

/// <summary>Makes pieces of the posts and pages of an export.</summary>
internal sealed class WxrPieces(string file, WxrIndex index, ImportSettings settings)
{
    private readonly Uri? _root = settings.Base ?? index.Root;
    private readonly WxrLists _lists = new(settings.Base ?? index.Root);
    private readonly UploadsFolder? _uploads = UploadsFolder.Of(settings.Uploads, HostsOf(index, settings));

    /// <summary>The piece, and what is not whole about it.</summary>
    public IEnumerable<ImportStep> Of(WxrEntry entry)
    {
        var missing = new List<string>();
        var uploads = new PieceUploads(_uploads);
        var piece = Piece(entry, uploads, missing);
        yield return piece;
        var where = $"{file}:{entry.Line.ToString(CultureInfo.InvariantCulture)}";
        if (entry.IsCut)
        {
            yield return new ImportFault(where, $"“{piece.Title}” is longer than an archive takes", "its end is left out");
        }

        foreach (var picture in missing)
        {
            yield return new ImportFault(where, $"“{piece.Title}” shows picture {picture}, which the file does not have", "put the picture in by hand");
        }

        foreach (var (problem, remedy) in uploads.Faults)
        {
            yield return new ImportFault(where, $"“{piece.Title}” {problem}", remedy);
        }
    }

    /// <summary>An upload as a picture of the archive's own list; null for one that is none.</summary>
    public static ImportedPicture? Picture(WxrEntry entry)
    {
        var upload = WxrIndex.Attachment(entry);
        return upload.Address.Length == 0 ? null : new ImportedPicture(PictureShelf.NameOf(upload.Address), upload.Address) { Description = upload.Description, Caption = upload.Caption };
    }

    // Sites move: what was uploaded may still be named by the host of before.
    private static HashSet<string> HostsOf(WxrIndex index, ImportSettings settings) =>
        settings.Base is { } named ? [.. index.Hosts, UploadsFolder.HostOf(named.AbsoluteUri) ?? ""] : index.Hosts;

    private ImportedPiece Piece(WxrEntry entry, PieceUploads uploads, List<string> missing)
    {
        var number = entry["post_id"].Trim();
        var lead = entry.Meta("_thumbnail_id").FirstOrDefault(id => id.Length > 0) is { } thumbnail ? Lead(uploads, thumbnail, missing) : null;
        var body = Body(entry, number, uploads, missing);
        var title = HtmlMarkdown.Words(entry["title"]);
        title = title.Length > 0 ? title : PlainText.FirstWords(HtmlMarkdown.Words(entry["content:encoded"]), $"Entry {number}");
        var state = State(entry);
        var authors = Authors(entry);
        IReadOnlyList<ImportedSection> sections = [.. entry.Terms.Where(term => term.Domain is "category").DistinctBy(term => term.Slug, StringComparer.Ordinal).Select(term => index.Section(Unescaped(term.Slug), HtmlMarkdown.Words(term.Name)))];
        IReadOnlyList<ImportedTopic> topics = [.. entry.Terms.Where(term => term.Domain is "post_tag" or "tag").DistinctBy(term => term.Slug, StringComparer.Ordinal).Select(term => new ImportedTopic(Unescaped(term.Slug), HtmlMarkdown.Words(term.Name)))];
        return new ImportedPiece
        {
            Source = "wordpress",
            SourceKey = Key(entry["guid"].Trim(), number),
            Kind = entry["post_type"].Trim() == "page" ? ImportedKind.Page : ImportedKind.Article,
            Slug = Slug(entry, title, number),
            OldPaths = OldPaths(entry),
            Title = title,
            Standfirst = HtmlMarkdown.Words(entry["excerpt:encoded"]),
            Body = body,
            Authors = [.. authors.Select(author => author.Name)],
            PublishedAt = Moment(entry["post_date_gmt"]) ?? Moment(entry["post_date"]) ?? Stamp(entry["pubDate"]),
            ChangedAt = Moment(entry["post_modified_gmt"]) ?? Moment(entry["post_modified"]),
            Language = index.Language.Length > 0 ? index.Language : settings.Language,
            Sections = sections,
            Topics = topics,
            Lists = _lists.Of(sections, topics, authors),
            IsPublished = state == "publish",
            State = state,
            Pictures = uploads.Pictures,
            Files = uploads.Files,
            Lead = lead,
        };
    }

    // Sites that were moved by hand have posts of one address, so the number goes with it.
    private string Key(string guid, string number) =>
        guid.Length == 0 ? $"{_root}?p={number}" : number.Length == 0 || guid.EndsWith($"p={number}", StringComparison.Ordinal) ? guid : $"{guid}#{number}";

    private ImportedPicture? Lead(PieceUploads uploads, string id, List<string> missing)
    {
        if (index.Attachment(id) is { } upload)
        {
            return uploads.Picture(upload.Address, upload.Description, upload.Caption);
        }

        missing.Add(id);
        return null;
    }

    private string Body(WxrEntry entry, string number, PieceUploads uploads, List<string> missing)
    {
        var content = entry["content:encoded"];
        var html = Shortcodes.Html(content, ids => ids.Count == 0 ? index.Of(number) : ids.Select(id => Upload(id, missing)).OfType<WxrAttachment>());
        return HtmlMarkdown.Of(html, new HtmlOptions
        {
            Root = _root,
            HasLines = !content.Contains("<!-- wp:", StringComparison.Ordinal),
            Take = picture => uploads.Picture(picture.Address, picture.Description, ""),
            Lead = uploads.Link,
        });
    }

    private WxrAttachment? Upload(string id, List<string> missing)
    {
        var upload = index.Attachment(id);
        if (upload is null)
        {
            missing.Add(id);
        }

        return upload;
    }

    private static string State(WxrEntry entry)
    {
        var status = entry["status"].Trim();
        return status == "publish" && entry["post_password"].Length > 0 ? "password" : status.Length > 0 ? PlainText.OneLine(status) : "publish";
    }

    private static string Slug(WxrEntry entry, string title, string number)
    {
        var otherwise = number.Length > 0 ? PlainText.Slug(number, "entry") : "entry";
        var name = Unescaped(entry["post_name"].Trim());
        return name.Length > 0 ? PlainText.Slug(name, otherwise) : PlainText.Slug(title, otherwise);
    }

    // Slugs in scripts other than Latin are kept as their bytes in percent signs.
    private static string Unescaped(string slug) => slug.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(slug) : slug;

    private static List<string> OldPaths(WxrEntry entry)
    {
        var paths = new List<string>();
        foreach (var address in (ReadOnlySpan<string>)[entry["link"].Trim(), entry["guid"].Trim()])
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" && whole.PathAndQuery != "/")
            {
                paths.Add(whole.PathAndQuery);
            }
        }

        var path = paths.Count > 0 && !paths[0].Contains('?', StringComparison.Ordinal) ? paths[0].TrimEnd('/') : "";
        var folder = path[..(path.LastIndexOf('/') + 1)];
        paths.AddRange(entry.Meta("_wp_old_slug").Where(slug => slug.Length > 0).Select(slug => $"{(folder.Length > 0 ? folder : "/")}{slug}/"));
        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    // With how each is named in addresses; guests of a post have a name there that begins with `cap-`.
    private List<(string Login, string Name)> Authors(WxrEntry entry)
    {
        var several = entry.Terms.Where(term => term.Domain == "author").Select(term => (Login: term.Slug.StartsWith("cap-", StringComparison.Ordinal) ? term.Slug[4..] : term.Slug, Name: PlainText.OneLine(term.Name)));
        var names = several.Where(author => author.Name.Length > 0).DistinctBy(author => author.Name, StringComparer.Ordinal).ToList();
        var login = entry["creator"].Trim();
        return names.Count > 0 ? names : login.Length > 0 && PlainText.OneLine(index.Author(login)) is { Length: > 0 } name ? [(login, name)] : [];
    }

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static DateTimeOffset? Stamp(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year > 1 ? moment : null;
}
