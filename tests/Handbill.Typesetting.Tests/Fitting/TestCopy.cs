using System.Collections.Immutable;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Editions made of everyday words, of any length, always the same for the same seed.</summary>
internal static class TestCopy
{
    private static readonly string[] Words =
        ("the a of to in and on at for with we they it was is has been rota shift locker canteen heating boiler forklift overtime holiday "
        + "supervisor notice Monday Thursday morning evening minutes hours form signed agreed asked answered promised repaired delivered "
        + "gloves boots jackets timetable depot platform kitchen laundry corridor bench kettle queue bus early late spare broken "
        + "temperature maintenance representative department calendar collection announcement ventilation responsibility warehouse").Split(' ');

    private static readonly Lazy<string> Patterns = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "hyphenation", "en-us.txt")));

    private static readonly Lazy<Hyphenator> English = new(Hyphenation);

    internal static EditionFitter Fitter() => new(TestFonts.Library, new Shaper());

    /// <summary>That of English, which nobody has met before.</summary>
    internal static Hyphenator Hyphenation() => Hyphenator.Parse(Patterns.Value);

    internal static FitMemory Memory() => new(language => language == "en" ? English.Value : null);

    internal static FittedEdition Fit(EditionCopy copy, HouseStyle? style = null) =>
        Fitter().Fit(copy, style ?? new HouseStyle(), Sheet.Find("A4")!, Memory());

    internal static Furniture Furniture { get; } = new()
    {
        Publication = "The Tea Break", Motto = "Written where we work", Number = 7, Date = new DateOnly(2026, 11, 23), Imprint = "Printed by ourselves.",
    };

    /// <summary>An edition whose front and back have about so many words.</summary>
    internal static EditionCopy Edition(int seed, int front = 620, int back = 760, int items = 9, string language = "en") => new()
    {
        Slug = "depot",
        Workplace = "Riverside Depot",
        Language = language,
        Furniture = Furniture,
        Editorial = Story(seed, "What the winter rota will bring", front, paragraphs: 7),
        Items = [.. Enumerable.Range(1, items).Select(item => Story((seed * 31) + item, Sentence(seed + item, 6).TrimEnd('.'), back / items, 1 + (item % 2)))],
    };

    /// <summary>An edition whose back takes such a share of its room at the house style's own setting, to a hundredth or so.</summary>
    internal static EditionCopy EditionOf(int seed, double share, int items = 9)
    {
        var words = 600.0 * share;
        for (var round = 0; round < 4; round++)
        {
            words *= share / Fit(Edition(seed, back: (int)words, items: items)).Back.Share;
        }

        return Edition(seed, back: (int)words, items: items);
    }

    internal static Story Story(int seed, string headline, int words, int paragraphs, bool mayBeHeldOver = false) => new()
    {
        Place = new CopyPlace("workplaces/depot.md", seed),
        Headline = [new Run(headline)],
        MayBeHeldOver = mayBeHeldOver,
        Blocks = [.. Enumerable.Range(0, paragraphs).Select(index =>
            (Block)new Paragraph(new CopyPlace("workplaces/depot.md", seed + index), [new Run(Sentence((seed * 17) + index, Math.Max(4, words / paragraphs)))]))],
    };

    /// <summary>So many words with full stops among them.</summary>
    internal static string Sentence(int seed, int words)
    {
        var state = ((uint)seed * 2654435761u) | 1;
        var text = new System.Text.StringBuilder();
        var start = true;
        for (var index = 0; index < words; index++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var word = Words[state % (uint)Words.Length];
            text.Append(text.Length > 0 ? " " : "").Append(start ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            start = index == words - 1 || state % 11 == 0;
            text.Append(start ? "." : state % 13 == 0 ? "," : "");
        }

        return text.ToString();
    }

    /// <summary>All letters and digits of an edition's copy, in reading order.</summary>
    internal static string Letters(IEnumerable<Story> stories) => Letters(string.Concat(stories.Select(Text)));

    /// <summary>A story's words, its headline first.</summary>
    internal static string Text(Story story) =>
        string.Join(' ', story.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Runs.PlainText()).Prepend(story.Title));

    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>All letters and digits of each story as it is set, in the order that the file is read in.</summary>
    internal static IReadOnlyList<string> LettersByStory(TypesetEdition edition)
    {
        var stories = Enumerable.Range(0, edition.Structure.Count).Where(node => edition.Structure[node].Role == StructureRole.Art).ToArray();
        var runs = edition.Pages.SelectMany(page => page.Runs).ToLookup(run => StoryOf(edition, run.Node));
        return [.. stories.Select(story => Letters(string.Concat(runs[story].Select(TextOf))))];
    }

    private static int StoryOf(TypesetEdition edition, int node)
    {
        while (node >= 0 && edition.Structure[node].Role != StructureRole.Art)
        {
            node = edition.Structure[node].Parent;
        }

        return node;
    }

    internal static string TextOf(PlacedRun run)
    {
        var shaped = run.Shaped;
        var from = shaped.Clusters[run.Start];
        var to = run.End < shaped.Length ? shaped.Clusters[run.End] : shaped.Text.Length;
        return run.EndsWithHyphen ? "" : shaped.Text[from..to];
    }
}
