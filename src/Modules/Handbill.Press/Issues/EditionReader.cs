using System.Collections.Immutable;
using Handbill.Press.Copy;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>Reads the file of a workplace, or the articles of a paper, into an edition's copy.</summary>
internal sealed class EditionReader(
    IssueSettings settings, ImmutableSortedDictionary<string, CommonCopy> common, bool isSpoiled, IIssueFiles files, IssuePictures pictures)
{
    private const int MostCopies = 10_000_000;

    private static readonly string[] WorkplaceFields = ["workplace", "copies", "language", "submit"];

    /// <summary>What editions of a language share: of exactly this tag, else of the language without region.</summary>
    public CommonCopy? CommonFor(string language) =>
        common.GetValueOrDefault(language) ?? common.GetValueOrDefault(Languages.Primary(language));

    /// <summary>Reads an edition.</summary>
    /// <param name="entry">Which.</param>
    /// <param name="text">Text to read in place of its file, or null.</param>
    public EditionReading Read(EditionEntry entry, string? text)
    {
        if (!entry.Faults.IsEmpty)
        {
            return new EditionReading(entry, null, 0, entry.Faults);
        }

        return settings.Kind == IssueKind.Newspaper ? ReadPaper(entry) : ReadWorkplace(entry, text);
    }

    private EditionReading ReadWorkplace(EditionEntry entry, string? text)
    {
        var faults = new FaultList();
        text ??= CopyText.ReadRequired(files, entry.Path, "put it back, or read the folder again", faults);
        var front = text is null ? default : FrontMatter.Split(entry.Path, text, faults);
        if (front.Fields is null)
        {
            return new EditionReading(entry, null, 0, faults.ToSorted());
        }

        var fields = new Fields(entry.Path, front.Fields, WorkplaceFields, faults);
        var workplace = fields.RequiredText("workplace", "Riverside Depot");
        var copies = fields.Whole("copies", 0, MostCopies, required: true) ?? 0;
        var submit = fields.OptionalWebAddress("submit");
        var (language, editorial) = ReadLanguage(entry, fields, faults);

        var items = ImmutableArray<Story>.Empty;
        if (MarkdownCopy.Parse(entry.Path, front.Body, front.LinesBefore, faults) is { } markdown)
        {
            items = CopyReader.ReadItems(markdown, language, pictures, faults);
            if (items.IsEmpty && faults.Count == 0)
            {
                faults.Add(entry.Path, front.LinesBefore + 1, "there are no items", "write each as a line `## headline` with its text under it");
            }
        }

        var spoiledBy = isSpoiled ? IssueSettings.File : editorial?.SpoiledBy;
        if (faults.Count > 0 || spoiledBy is not null || editorial?.Editorial is null)
        {
            return new EditionReading(entry, null, copies, faults.ToSorted(), faults.Count > 0 ? null : spoiledBy);
        }

        var copy = new EditionCopy
        {
            Slug = entry.Slug,
            Workplace = CopyReader.ReadPlain(workplace, language).PlainText(),
            Language = language,
            Furniture = submit is null ? settings.FurnitureIn(language) : settings.FurnitureIn(language) with { Submit = submit, SubmitCode = SubmitCode.Of(submit) },
            Editorial = editorial.Editorial,
            Items = items,
            Fillers = editorial.Fillers,
        };
        return new EditionReading(entry, copy, copies, []);
    }

    // The language of an edition and what it shares with others, which must have an editorial.
    private (string Language, CommonCopy? Common) ReadLanguage(EditionEntry entry, Fields fields, FaultList faults)
    {
        var language = settings.Language;
        var tag = fields.OptionalText("language");
        if (tag.Length > 0)
        {
            if (Languages.Find(tag) is not { } found)
            {
                faults.Add(entry.Path, fields.LineOf("language"), $"the language `{Fields.Shown(tag)}` is not known", Languages.Remedy(tag));
                return (language, CommonFor(language));
            }

            language = found;
        }

        var shared = CommonFor(language);
        if (shared is null || (shared.Editorial is null && shared.SpoiledBy is null))
        {
            var missing = string.Equals(language, settings.Language, StringComparison.Ordinal) ? "editorial.md" : $"editorial.{language}.md";
            faults.Add(entry.Path, fields.LineOf("language"), $"the edition is in `{language}` and there is no {missing}", $"write {missing}, or give the edition another `language`");
        }

        return (language, shared);
    }

    private EditionReading ReadPaper(EditionEntry entry)
    {
        var faults = new FaultList();
        var articles = ArticleFiles.Read(entry.Path, settings.Language, files, pictures, faults);
        var shared = CommonFor(settings.Language);
        var plan = ReadFlatplan(articles, faults);
        var spoiledBy = isSpoiled ? IssueSettings.File : shared?.SpoiledBy;
        if (faults.Count > 0 || spoiledBy is not null)
        {
            return new EditionReading(entry, null, 0, faults.ToSorted(), faults.Count > 0 ? null : spoiledBy);
        }

        var copy = new EditionCopy
        {
            Slug = entry.Slug,
            Workplace = settings.Furniture.Publication,
            Language = settings.Language,
            Furniture = settings.Furniture,
            Items = [.. articles.Select(article => article.Story)],
            Flatplan = plan,
            Fillers = shared?.Fillers ?? [],
        };
        return new EditionReading(entry, copy, 0, []);
    }

    private Flatplan? ReadFlatplan(ImmutableArray<Article> articles, FaultList faults)
    {
        if (CopyText.ReadOptional(files, Contracts.FlatplanText.File, faults) is not { } text)
        {
            return null;
        }

        if (settings.Sheet.Pages != 4)
        {
            faults.Add(IssueSettings.File, 0, $"a newspaper with a flatplan is folded, and the sheet {settings.Sheet.Name} is not", "write `sheet: A3-folded` or `sheet: Tabloid-folded`");
        }

        var names = articles.Select(article => article.Name).ToList();
        return FlatplanFile.Read(text, names.Contains, faults) is { } plan ? FlatplanFile.ForPress(plan, names) : null;
    }
}
