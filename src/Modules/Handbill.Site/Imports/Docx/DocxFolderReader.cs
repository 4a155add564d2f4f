using System.Globalization;
using System.Xml.Linq;
using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.Docx;

/// <summary>Reads documents of Word: a piece each.</summary>
/// <param name="root">The folder, or one file.</param>
/// <param name="settings">What its owner says about it.</param>
internal sealed class DocxFolderReader(string root, ImportSettings settings) : IArchiveReader
{
    private const int LargestPicture = 64 * 1024 * 1024;

    private static readonly XNamespace W = DocxStyles.W;

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
        foreach (var path in _folder.Files(".docx", ".docm", ".dotx").Where(path => !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal)))
        {
            count++;
            yield return ArchiveFile.Try(() => new Boxed(File(path)), path, out var fault) is { } boxed ? boxed.Step : fault!;
        }

        if (count == 0)
        {
            yield return new ImportFault(root, "there is no document in it", "choose the folder with files that end in .docx");
        }
    }

    private ImportStep File(string path)
    {
        using var stream = _folder.Open(path);
        using var package = DocxPackage.Open(stream);
        var main = package is null ? "" : package.Relations("").Values.Select(relation => relation.Target).FirstOrDefault(target => target.EndsWith("document.xml", StringComparison.OrdinalIgnoreCase)) ?? "word/document.xml";
        return package?.Xml(main)?.Element(W + "body") is { } body
            ? Piece(path, package, main, body)
            : new ImportFault(path, "it is no document of Word, is broken, encrypted or too large", "open it and save it anew as .docx");
    }

    private ImportedPiece Piece(string path, DocxPackage package, string main, XElement content)
    {
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var shelf = new PictureShelf();
        var styles = new DocxStyles(package.Xml(folder + "styles.xml"));
        var numbering = new DocxNumbering(package.Xml(folder + "numbering.xml"));
        var relations = package.Relations(main);
        var body = new DocxBody(styles, numbering, relations, (part, description) => shelf.Add(part, description, "", () => Picture(path, part)));
        body.Blocks(content.Elements());
        var markdown = body.Finish() + Notes(body, package.Xml(folder + "footnotes.xml"), styles, numbering, package.Relations(folder + "footnotes.xml"));
        var core = package.Xml("docProps/core.xml");
        var name = Path.GetFileNameWithoutExtension(path);
        var named = PlainText.OneLine(Core(core, "title"));
        return new ImportedPiece
        {
            Source = "docx",
            SourceKey = path,
            Slug = PlainText.Slug(name, "document"),
            Title = body.Title.Length > 0 ? body.Title : named.Length > 0 ? named : body.FirstHeading.Length > 0 ? body.FirstHeading : PlainText.FirstWords(name.Replace('-', ' ').Replace('_', ' '), "Document"),
            Standfirst = PlainText.OneLine(Core(core, "description")),
            Body = markdown,
            Authors = [.. Core(core, "creator").Split(';').Select(PlainText.OneLine).Where(author => author.Length > 0)],
            PublishedAt = Moment(Core(core, "created")) ?? Moment(Core(core, "modified")),
            ChangedAt = Moment(Core(core, "modified")),
            Language = LanguageTag.Of(Core(core, "language")) is { Length: > 0 } language ? language : settings.Language,
            Topics = [.. Core(core, "keywords").Split([',', ';']).Select(PlainText.OneLine).Where(topic => topic.Length > 0).Distinct(StringComparer.Ordinal).Select(topic => new ImportedTopic("", topic))],
            Pictures = shelf.Pictures,
        };
    }

    private static string Notes(DocxBody body, XElement? notes, DocxStyles styles, DocxNumbering numbering, Dictionary<string, (string Target, bool IsOutside)> relations)
    {
        var text = new System.Text.StringBuilder();
        var byId = (notes?.Elements(W + "footnote") ?? []).ToLookup(note => (string?)note.Attribute(W + "id") ?? "", StringComparer.Ordinal);
        for (var at = 0; at < body.Notes.Count; at++)
        {
            var note = new DocxBody(styles, numbering, relations, (_, _) => null);
            note.Blocks(byId[body.Notes[at]].Elements());
            var words = note.Finish().Replace("\n", "\n    ", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n\n[^{at + 1}]: {(words.Length > 0 ? words : "—")}");
        }

        return text.ToString();
    }

    private MemoryStream Picture(string path, string part)
    {
        using var stream = _folder.Open(path);
        using var package = DocxPackage.Open(stream);
        return package?.Bytes(part, LargestPicture) ?? throw new IOException("The picture is broken or too large.");
    }

    private static string Core(XElement? core, string name) => core?.Elements().FirstOrDefault(field => field.Name.LocalName == name)?.Value.Trim() ?? "";

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private sealed record Boxed(ImportStep Step);
}
