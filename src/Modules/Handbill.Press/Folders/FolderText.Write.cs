using System.Globalization;
using System.Text;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>Puts the texts that desks keep into the files that the press reads.</summary>
internal static partial class FolderText
{
    public static IssueFiles Write(IssueText text)
    {
        var files = new IssueFiles();
        foreach (var (path, other) in text.Others)
        {
            files.Set(path, other);
        }

        foreach (var picture in text.Pictures)
        {
            files.Set(picture.Path, picture.Bytes.ToArray());
        }

        files.Set(IssueSettings.File, Settings(text.Head));
        foreach (var editorial in text.Editorials)
        {
            files.Set(editorial.Language == text.Head.Language ? "editorial.md" : $"editorial.{editorial.Language}.md", Piece(editorial.Title, editorial.Kicker, editorial.Byline, [], editorial.Body));
        }

        foreach (var edition in text.Editions)
        {
            files.Set($"{IssueFolder.Workplaces}/{edition.Slug}.md", Edition(edition, text.Head));
            if (!edition.Held.IsEmpty)
            {
                files.Set($"{Held}/{edition.Slug}.md", Edition(edition with { Items = edition.Held }, text.Head));
            }
        }

        foreach (var article in text.Articles)
        {
            (string, int?)[] numbers = [("order", article.Order), ("page", article.Page), ("columns", article.Columns)];
            files.Set($"{ArticleFiles.Folder}/{article.Name}", Piece(article.Title, article.Kicker, article.Byline, numbers, article.Body));
        }

        foreach (var variant in text.Variants)
        {
            WriteOwn(files, Write(text with { Editorials = variant.Editorials, Editions = variant.Editions, Pictures = [], Variants = [] }), $"{VariantFiles.Folder}/{variant.Variant.Key}/");
        }

        return files;
    }

    // What reads otherwise than usual; held items are the usual copy's alone.
    private static void WriteOwn(IssueFiles files, IssueFiles variant, string folder)
    {
        foreach (var path in variant.Paths.Where(path => !path.StartsWith(Held + "/", StringComparison.Ordinal) && files.FindText(path) != variant.FindText(path)).ToList())
        {
            files.Set(folder + path, variant.Find(path)!);
        }
    }

    /// <summary>The file of one workplace.</summary>
    public static string Edition(EditionText edition, IssueHead head)
    {
        var file = new StringBuilder("---\n");
        Field(file, "workplace", edition.Workplace);
        file.Append(CultureInfo.InvariantCulture, $"copies: {edition.Copies}\n");
        if (edition.Language != head.Language)
        {
            Field(file, "language", edition.Language);
        }

        if (edition.Submit.Length > 0)
        {
            Field(file, "submit", edition.Submit);
        }

        file.Append("---\n");
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in edition.Items)
        {
            file.Append("\n## ").Append(ItemMarkdown.Headline(item)).Append("\n\n");
            file.Append(FootnoteText.WithOwnLabels(ItemMarkdown.Body(item.Body), labels)).Append('\n');
        }

        return file.ToString();
    }

    private static string Settings(IssueHead head)
    {
        var file = new StringBuilder();
        Field(file, "publication", head.Publication);
        Field(file, "motto", head.Motto);
        file.Append(CultureInfo.InvariantCulture, $"number: {head.Number}\ndate: {head.Date:yyyy-MM-dd}\n");
        Field(file, "language", head.Language);
        Field(file, "sheet", head.Sheet);
        if (!head.Imprint.IsEmpty || head.ImprintRules.Length == 0)
        {
            file.Append("imprint:").Append(YamlText.Of(head.Imprint)).Append('\n');
        }

        if (head.ImprintRules.Length > 0)
        {
            file.Append("imprint-rules:\n").Append(YamlText.Indented(head.ImprintRules));
        }

        if (head.IsPaper)
        {
            Field(file, "kind", "newspaper");
        }

        if (head.Style.Length > 0)
        {
            Field(file, "style", head.Style);
        }

        if (!head.Inks.IsDefaultOrEmpty)
        {
            file.Append(CultureInfo.InvariantCulture, $"inks: [{string.Join(", ", head.Inks.Select(YamlText.Of))}]\n");
        }

        if (head.Submit.Length > 0)
        {
            Field(file, "submit", head.Submit);
        }

        if (!head.Variants.IsDefaultOrEmpty)
        {
            file.Append(CultureInfo.InvariantCulture, $"variants: [{string.Join(", ", head.Variants.Select(YamlText.Of))}]\n");
        }

        return file.ToString();
    }

    private static string Piece(string title, string kicker, string byline, IEnumerable<(string Key, int? Value)> numbers, string body)
    {
        var file = new StringBuilder("---\n");
        Field(file, "title", title);
        if (kicker.Length > 0)
        {
            Field(file, "kicker", kicker);
        }

        if (byline.Length > 0)
        {
            Field(file, "byline", byline);
        }

        foreach (var (key, value) in numbers.Where(number => number.Value is not null))
        {
            file.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");
        }

        return file.Append("---\n\n").Append(CopyTrim.Body(body)).Append('\n').ToString();
    }

    private static void Field(StringBuilder file, string key, string value) => file.Append(key).Append(": ").Append(YamlText.Of(CopyTrim.OneLine(value))).Append('\n');
}
