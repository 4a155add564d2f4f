using System.Collections.Immutable;
using Handbill.Press.Contracts;
using Handbill.Press.Copy;
using Handbill.Press.Imprints;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>What `issue.yaml` says.</summary>
internal sealed record IssueSettings
{
    /// <summary>Name of the file.</summary>
    public const string File = "issue.yaml";

    private const int HighestNumber = 999_999;
    private const int MostInks = 4;
    private const int LongestInk = 30;

    private static readonly string[] Known =
        ["publication", "motto", "number", "date", "language", "sheet", "imprint", "imprint-rules", "kind", "style", "inks", "submit", "variants"];

    public required IssueKind Kind { get; init; }

    public required Furniture Furniture { get; init; }

    /// <summary>Who prints and publishes, in the languages that it is said in.</summary>
    public required ImprintText Imprint { get; init; }

    /// <summary>BCP 47 tag of `editorial.md` and of editions that name no other.</summary>
    public required string Language { get; init; }

    public required Sheet Sheet { get; init; }

    /// <summary>Name of a house style, or of a file in the folder; null where none is named.</summary>
    public string? Style { get; init; }

    /// <summary>Line that names the style.</summary>
    public int StyleLine { get; init; }

    /// <summary>Inks of the duplicator, the one for text first.</summary>
    public required ImmutableArray<string> Inks { get; init; }

    /// <summary>Names of the variants that the issue is made in; empty for one text.</summary>
    public required ImmutableArray<string> Variants { get; init; }

    /// <summary>Reads the settings; where faults are added, with stand-ins.</summary>
    public static IssueSettings Read(IIssueFiles files, FaultList faults)
    {
        var text = CopyText.ReadRequired(files, File, "write it, or begin a folder with `handbill new FOLDER`", faults);
        var map = text is null ? null : YamlReader.Read(File, text, 0, faults);
        if (map is null)
        {
            // One fault is enough for a file that is not there or is not YAML.
            return Read(files, new Fields(File, new YamlMap(1, []), [], new FaultList()), new FaultList());
        }

        return Read(files, new Fields(File, map, Known, faults), faults);
    }

    private static IssueSettings Read(IIssueFiles files, Fields fields, FaultList faults)
    {
        var language = ReadLanguage(fields, faults);
        var submit = fields.OptionalWebAddress("submit");
        var date = fields.RequiredDate("date") ?? new DateOnly(2000, 1, 1);
        var imprint = FolderImprint.Read(files, fields, language, date, faults);
        return new IssueSettings
        {
            Kind = ReadKind(fields, faults),
            Furniture = new Furniture
            {
                Publication = InPrint(fields.RequiredText("publication", "The Common Voice")),
                Motto = InPrint(fields.RequiredText("motto", "Written where we work", mayBeEmpty: true)),
                Number = fields.Whole("number", 1, HighestNumber, required: true) ?? 1,
                Date = date,
                Imprint = InPrint(imprint.For(language, language)),
                Submit = submit,
                SubmitCode = SubmitCode.Of(submit),
            },
            Imprint = imprint,
            Language = language,
            Sheet = ReadSheet(fields, faults),
            Style = fields.OptionalText("style") is { Length: > 0 } style ? style : null,
            StyleLine = fields.LineOf("style"),
            Inks = ReadInks(fields, faults),
            Variants = ReadVariants(fields, faults),
        };

        string InPrint(string text) => CopyReader.ReadPlain(text, language).PlainText();
    }

    /// <summary>What stands on the sheets of a language.</summary>
    public Furniture FurnitureIn(string language) => Imprint.ByLanguage.IsEmpty || string.Equals(language, Language, StringComparison.Ordinal)
        ? Furniture
        : Furniture with { Imprint = CopyReader.ReadPlain(Imprint.For(language, Language), language).PlainText() };

    private static IssueKind ReadKind(Fields fields, FaultList faults)
    {
        var kind = fields.OptionalText("kind");
        if (kind is not ("" or "newsletter" or "newspaper"))
        {
            faults.Add(File, fields.LineOf("kind"), $"`kind` is `{Fields.Shown(kind)}`", "write newsletter or newspaper");
        }

        return string.Equals(kind, "newspaper", StringComparison.Ordinal) ? IssueKind.Newspaper : IssueKind.Newsletter;
    }

    private static string ReadLanguage(Fields fields, FaultList faults)
    {
        var tag = fields.RequiredText("language", "en");
        if (tag.Length == 0)
        {
            return "en";
        }

        var language = Languages.Find(tag);
        if (language is null)
        {
            faults.Add(File, fields.LineOf("language"), $"the language `{Fields.Shown(tag)}` is not known", Languages.Remedy(tag));
        }

        return language ?? "en";
    }

    private static Sheet ReadSheet(Fields fields, FaultList faults)
    {
        var name = fields.RequiredText("sheet", "A4");
        var sheet = Sheet.Find(name);
        if (sheet is null && name.Length > 0)
        {
            faults.Add(File, fields.LineOf("sheet"), $"the sheet `{Fields.Shown(name)}` is not known", $"write one of {string.Join(", ", Sheet.All.Select(known => known.Name))}");
        }

        return sheet ?? Sheet.All[0];
    }

    private static ImmutableArray<string> ReadVariants(Fields fields, FaultList faults)
    {
        ImmutableArray<string> names = fields.Node("variants") switch
        {
            null or YamlScalar { IsNothing: true } => [],
            YamlList list => [.. list.Items.Select(item => (item as YamlScalar)?.Text.Trim() ?? "")],
            _ => [""],
        };
        if (IssueVariant.Check(names) is not { } wrong)
        {
            return names;
        }

        faults.Add(File, fields.LineOf("variants"), wrong.Problem, $"{wrong.Remedy}, such as `[vote won, vote lost]`");
        return [];
    }

    private static ImmutableArray<string> ReadInks(Fields fields, FaultList faults)
    {
        const string Remedy = "write one to four names such as `[black, red]`";
        var nodes = fields.Node("inks") switch
        {
            null or YamlScalar { IsNothing: true } => [],
            YamlList list => list.Items,
            var single => [single],
        };
        var inks = ImmutableArray.CreateBuilder<string>();
        foreach (var node in nodes)
        {
            var name = (node as YamlScalar)?.Text.ToLowerInvariant() ?? "";
            if (name.Length is 0 or > LongestInk || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                faults.Add(File, node.Line, $"`{Fields.Shown((node as YamlScalar)?.Text ?? "")}` is no name of an ink", Remedy);
            }
            else if (inks.Contains(name))
            {
                faults.Add(File, node.Line, $"the ink `{name}` stands twice", "take one out");
            }
            else
            {
                inks.Add(name);
            }
        }

        if (inks.Count > MostInks)
        {
            faults.Add(File, fields.LineOf("inks"), $"there are {inks.Count} inks", Remedy);
        }

        return inks.Count == 0 ? ["black"] : inks.ToImmutable();
    }
}
