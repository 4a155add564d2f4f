using System.Collections.Immutable;
using Handbill.Press.Copy;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>
/// What all editions of one language share: the editorial, the standing notices and the words' divisions. Read once; a fault
/// in it spoils the editions of that language and no others.
/// </summary>
internal sealed record CommonCopy
{
    private static readonly string[] EditorialFields = ["title", "byline", "kicker"];

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The common piece; null when there is none in this language.</summary>
    public Story? Editorial { get; init; }

    /// <summary>Standing notices of the house.</summary>
    public ImmutableArray<Story> Fillers { get; init; } = [];

    /// <summary>Words with hyphens where they may be divided, as the folder's list gives them.</summary>
    public ImmutableArray<string> Divisions { get; init; } = [];

    /// <summary>The file that spoils it; null when all is well.</summary>
    public string? SpoiledBy { get; init; }

    /// <summary>Reads a file `editorial.md` or `editorial.LANGUAGE.md`; null when it is missing or a fault was added.</summary>
    public static Story? ReadEditorial(string path, string language, IIssueFiles files, IssuePictures pictures, FaultList faults)
    {
        var before = faults.Count;
        if (CopyText.ReadOptional(files, path, faults) is not { } text)
        {
            return null;
        }

        var front = FrontMatter.Split(path, text, faults);
        if (front.Fields is null)
        {
            return null;
        }

        var fields = new Fields(path, front.Fields, EditorialFields, faults);
        var story = StoryOf(fields, path, language, front, pictures, faults);
        return faults.Count == before ? story : null;
    }

    /// <summary>Makes a story of a file with `title`, `byline` and `kicker` at its head.</summary>
    public static Story? StoryOf(
        Fields fields, string path, string language, FrontMatter front, IssuePictures pictures, FaultList faults)
    {
        var title = fields.RequiredText("title", "What we won on Thursday");
        var markdown = MarkdownCopy.Parse(path, front.Body, front.LinesBefore, faults);
        if (markdown is null)
        {
            return null;
        }

        var blocks = CopyReader.ReadBody(markdown, language, pictures, faults);
        return new Story
        {
            Place = new CopyPlace(path, fields.LineOf("title")),
            Headline = CopyReader.ReadPlain(title, language),
            Kicker = CopyReader.ReadPlain(fields.OptionalText("kicker"), language),
            Byline = CopyReader.ReadPlain(fields.OptionalText("byline"), language).PlainText(),
            Blocks = blocks,
        };
    }

    /// <summary>Reads a file of standing notices; none when it is missing or a fault was added.</summary>
    public static ImmutableArray<Story> ReadFillers(string path, string language, IIssueFiles files, IssuePictures pictures, FaultList faults)
    {
        var before = faults.Count;
        if (CopyText.ReadOptional(files, path, faults) is not { } text
            || MarkdownCopy.Parse(path, text, 0, faults) is not { } markdown)
        {
            return [];
        }

        var fillers = CopyReader.ReadItems(markdown, language, pictures, faults);
        return faults.Count == before ? fillers : [];
    }

    /// <summary>Reads a list of words with hyphens where they may be divided; none when it is missing.</summary>
    public static ImmutableArray<string> ReadDivisions(string path, IIssueFiles files, FaultList faults)
    {
        if (CopyText.ReadOptional(files, path, faults) is not { } text)
        {
            return [];
        }

        var divisions = ImmutableArray.CreateBuilder<string>();
        var line = 0;
        foreach (var span in text.AsSpan().EnumerateLines())
        {
            line++;
            var comment = span.IndexOf('#');
            var word = (comment < 0 ? span : span[..comment]).Trim();
            if (word.IsEmpty)
            {
                continue;
            }

            if (IsDivision(word))
            {
                divisions.Add(word.ToString());
            }
            else
            {
                faults.Add(path, line, $"`{Fields.Shown(word.ToString())}` is no word with its divisions", "write one word on a line, with a hyphen wherever it may be divided, such as ta-ble");
            }
        }

        return divisions.ToImmutable();
    }

    private static bool IsDivision(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var isHyphen = word[i] == '-';
            if (isHyphen ? i == 0 || i == word.Length - 1 || word[i - 1] == '-' : !(char.IsLetter(word[i]) || char.IsSurrogate(word[i])
                || word[i] is '\'' or '’' || char.GetUnicodeCategory(word[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                return false;
            }
        }

        return true;
    }
}
