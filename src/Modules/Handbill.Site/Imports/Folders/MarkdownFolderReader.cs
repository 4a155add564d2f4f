using System.Globalization;
using System.Text.RegularExpressions;
using Handbill.Site.Imports.Markup;
using Markdig;

namespace Handbill.Site.Imports.Folders;

/// <summary>
/// Reads a folder of Markdown as Jekyll, Hugo and the like keep it. The Markdown of others has HTML in it and headings of any level, so it is made
/// HTML first and that what we have: what one of them shows as a heading, a table or a link stays one.
/// </summary>
/// <param name="root">The folder, or one file.</param>
/// <param name="settings">What its owner says about it.</param>
internal sealed partial class MarkdownFolderReader(string root, ImportSettings settings) : IArchiveReader
{
    private const long LargestFile = 4 * 1024 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = 64 }.UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    private readonly ArchiveFolder _folder = new(root);

    /// <inheritdoc/>
    public IEnumerable<ImportStep> Read()
    {
        if (!_folder.Exists)
        {
            yield return new ImportFault(root, "there is no such file or folder", "see how it is spelt");
            yield break;
        }

        var count = 0;
        foreach (var path in _folder.Files(".md", ".markdown", ".mdown"))
        {
            count++;
            foreach (var step in File(path))
            {
                yield return step;
            }
        }

        if (count == 0)
        {
            yield return new ImportFault(root, "there is no Markdown in it", "choose the folder with files that end in .md");
        }
    }

    private IEnumerable<ImportStep> File(string path)
    {
        if (ArchiveFile.Try(() => Text(path), path, out var fault) is not { } text)
        {
            yield return fault!;
        }
        else if (text.Length == 0)
        {
            yield return new ImportFault(path, "the file is empty, or larger than 4 MiB", "divide it, or take it out");
        }
        else
        {
            var matter = FrontMatter.Of(text);
            var missing = new List<string>();
            yield return Piece(path, matter, missing);
            if (matter.Problem.Length > 0)
            {
                yield return new ImportFault(path, matter.Problem, "see the title, the date and what else stands there");
            }

            foreach (var picture in missing)
            {
                yield return new ImportFault(path, $"the picture “{picture}” is not in the folder", "put it there, or take it out of the text");
            }
        }
    }

    private string Text(string path)
    {
        if (_folder.Length(path) > LargestFile)
        {
            return "";
        }

        using var reader = new ArchiveText().Open(_folder.Open(path));
        return reader.ReadToEnd();
    }

    private ImportedPiece Piece(string path, FrontMatter matter, List<string> missing)
    {
        var (name, dated) = NameOf(path);
        var shelf = new PictureShelf();
        var body = HtmlMarkdown.Of(Html(matter.Body), new HtmlOptions { Root = settings.Base, Take = picture => Take(path, picture, shelf, missing) });
        var (heading, below) = FirstHeading(body);
        var title = HtmlMarkdown.Words(matter.Text("title"));
        body = title.Length == 0 || title == heading ? below : body;
        title = title.Length > 0 ? title : heading.Length > 0 ? heading : PlainText.FirstWords(name.Replace('-', ' ').Replace('_', ' '), "Untitled");
        var lead = matter.Text("image", "cover", "featured_image", "thumbnail") is { Length: > 0 } image ? Take(path, new HtmlPicture(image, title), shelf, missing) : null;
        var isDraft = matter.Text("draft").Equals("true", StringComparison.OrdinalIgnoreCase) || matter.Text("published").Equals("false", StringComparison.OrdinalIgnoreCase)
            || path.Split('/').Contains("_drafts", StringComparer.Ordinal);
        var language = LanguageTag.Of(matter.Text("lang", "language", "locale"));
        return new ImportedPiece
        {
            Source = "markdown",
            SourceKey = path,
            Kind = matter.Text("layout", "type") == "page" ? ImportedKind.Page : ImportedKind.Article,
            Slug = PlainText.Slug(matter.Text("slug") is { Length: > 0 } slug ? slug : name, "piece"),
            OldPaths = [.. matter.Addresses("permalink", "url", "aliases", "redirect_from").Select(Path).Where(old => old.Length > 1).Distinct(StringComparer.Ordinal)],
            Title = title,
            Standfirst = HtmlMarkdown.Words(matter.Text("description", "summary", "excerpt", "subtitle")),
            Body = body,
            Authors = matter.List("author", "authors"),
            PublishedAt = matter.Moment("date", "publishDate", "published_at") ?? dated,
            ChangedAt = matter.Moment("lastmod", "updated", "modified", "last_modified_at"),
            Language = language.Length > 0 ? language : settings.Language,
            Sections = [.. matter.List("category", "categories", "section").Select(section => new ImportedSection(PlainText.Slug(section, "section"), section))],
            Topics = [.. matter.List("tag", "tags", "keywords").Select(topic => new ImportedTopic("", topic))],
            IsPublished = !isDraft,
            State = isDraft ? "draft" : "publish",
            Pictures = shelf.Pictures,
            Lead = lead,
        };
    }

    // Nesting deeper than any reader shows is how Markdig refuses a text.
    private static string Html(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return string.Concat(markdown.Split("\n\n").Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>"));
        }
    }

    private ImportedPicture? Take(string path, HtmlPicture picture, PictureShelf shelf, List<string> missing)
    {
        if (Uri.TryCreate(picture.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !(settings.Base?.IsBaseOf(address) ?? false))
        {
            return shelf.Add(picture.Address, picture.Description, "", null);
        }

        var written = address is { Scheme: "http" or "https" } ? address.AbsolutePath : picture.Address;
        if (_folder.Find(path, written) is { } found)
        {
            return shelf.Add(found, picture.Description, "", () => _folder.Open(found));
        }

        missing.Add(PlainText.FirstWords(picture.Address, "?"));
        return null;
    }

    // `2019-05-01-slug.md` of Jekyll; of `slug/index.md` the folder is the name.
    private static (string Name, DateTimeOffset? Dated) NameOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var parts = path.Split('/');
        name = name is "index" or "_index" && parts.Length > 1 ? parts[^2] : name;
        var dated = Dated().Match(name);
        return dated.Success && DateTimeOffset.TryParseExact(dated.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (dated.Groups["name"].Value, date)
            : (name, null);
    }

    private static (string Heading, string Below) FirstHeading(string body)
    {
        if (!body.StartsWith("## ", StringComparison.Ordinal))
        {
            return ("", body);
        }

        var end = body.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? body : body[..end];
        return (HtmlMarkdown.Words(Markdown.ToHtml(line)), end < 0 ? "" : body[end..].TrimStart('\n'));
    }

    private static string Path(string written) => Uri.TryCreate(written, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.PathAndQuery : "/" + written.TrimStart('/');

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})-(?<name>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();
}
