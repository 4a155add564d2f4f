using System.Collections.Immutable;
using System.Text;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>Made-up papers, the same for the same seed, and what is read back from their pages.</summary>
internal static class PaperCopy
{
    private static readonly string[] English =
        "the a of on and but with kettle lamp morning carrot bridge driver letter window ladder supper umbrella shelf whistle Tuesday yellow ordinary remember between quietly".Split(' ');

    private static readonly string[] Arabic = "الصباح في كتاب المدينة على شارع بيت العمل مع قلم باب الحافلة قبل جديد صغير ماء".Split(' ');

    internal static HouseStyle Style { get; } = new()
    {
        Back = new StyleSide { Columns = 3, Gutter = 11, BodySize = 9, Leading = 10.9, HeadlineSize = 11, HeadlineLeading = 11.6, SmallSize = 7.4 },
    };

    private static readonly Shaper Shaper = new();

    internal static FittedEdition Fit(EditionCopy copy) =>
        new EditionFitter(TestFonts.Library, Shaper).Fit(copy, Style, Sheet.Find("A3-folded")!, new FitMemory(_ => null));

    internal static EditionCopy Paper(params IEnumerable<Story> articles) => new()
    {
        Slug = "paper",
        Workplace = "The Long Table",
        Language = "en",
        Furniture = new Furniture { Publication = "The Long Table", Motto = "Sit down", Number = 3, Date = new DateOnly(2026, 11, 23), Imprint = "Printed by its readers." },
        Items = [.. articles],
    };

    /// <summary>A paper of four pages of about as much copy as they hold, as a share.</summary>
    internal static EditionCopy Full(int seed, double share = 1) => Paper(
        Article(seed, "Lead of the first page", 1, 3, (int)(share * 510)), Article(seed + 1, "Beside it", 1, 1, (int)(share * 200)),
        Article(seed + 2, "Head of the second", 2, 0, (int)(share * 480)), Article(seed + 3, "Foot of the second", 2, 0, (int)(share * 410)),
        Article(seed + 4, "All of the third", 3, 0, (int)(share * 1030)),
        Article(seed + 5, "Left on the fourth", 4, 2, (int)(share * 480)), Article(seed + 6, "Right on the fourth", 4, 2, (int)(share * 480)));

    internal static Story Article(int seed, string title, int page, int columns, int words, bool arabic = false)
    {
        var state = (uint)((seed * 2_654_435_761L) + 12_345);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        while (words > 0)
        {
            var length = Math.Min(words, 30 + (int)(Next() % 50));
            var text = new StringBuilder();
            for (var word = 0; word < length; word++)
            {
                var lexicon = arabic ? Arabic : English;
                text.Append(word == 0 ? "" : " ").Append(lexicon[Next() % (uint)lexicon.Length]);
            }

            blocks.Add(new Paragraph(new CopyPlace("articles/a.md", 1), [new Run(text.Append('.').ToString())]));
            words -= length;
        }

        return new Story
        {
            Place = new CopyPlace("articles/a.md", 1), Headline = [new Run(title)], Byline = seed % 2 == 0 ? "A reader" : "",
            Kicker = seed % 3 == 0 ? [new Run("Near by")] : [], Blocks = blocks.ToImmutable(), Page = page, Columns = columns,
        };

        uint Next()
        {
            state = (state * 1_664_525) + 1_013_904_223;
            return state >> 8;
        }
    }

    /// <summary>A story without the last words of its text.</summary>
    internal static Story Without(Story story, int words)
    {
        var blocks = story.Blocks.ToList();
        while (words > 0)
        {
            var text = ((Paragraph)blocks[^1]).Runs[0].Text.Split(' ');
            blocks.RemoveAt(blocks.Count - 1);
            if (text.Length > words)
            {
                blocks.Add(new Paragraph(story.Place, [new Run(string.Join(' ', text[..^words]) + ".")]));
            }

            words -= text.Length;
        }

        return story with { Blocks = [.. blocks] };
    }

    /// <summary>Letters of every article, in the order of the letters.</summary>
    internal static string[] Letters(IEnumerable<Story> stories) =>
        [.. stories.Select(story => Letters(
            story.Kicker.PlainText() + story.Headline.PlainText() + story.Byline
            + string.Concat(story.Blocks.Cast<Paragraph>().Select(paragraph => paragraph.Runs.PlainText())))).Order(StringComparer.Ordinal)];

    /// <summary>The same read back from the pages, every article by its node.</summary>
    internal static string[] Letters(TypesetEdition edition)
    {
        var articles = new SortedDictionary<int, StringBuilder>();
        foreach (var run in edition.Pages.SelectMany(page => page.Runs))
        {
            var node = run.Node;
            while (node >= 0 && edition.Structure[node].Role != StructureRole.Art)
            {
                node = edition.Structure[node].Parent;
            }

            if (node >= 0 && !run.EndsWithHyphen)
            {
                if (!articles.TryGetValue(node, out var text))
                {
                    articles.Add(node, text = new StringBuilder());
                }

                text.Append(TextOf(run));
            }
        }

        return [.. articles.Values.Select(text => Letters(text.ToString())).Order(StringComparer.Ordinal)];
    }

    internal static string TextOf(in PlacedRun run)
    {
        var to = run.End < run.Shaped.Length ? run.Shaped.Clusters[run.End] : run.Shaped.Text.Length;
        return run.Start == run.End ? "" : run.Shaped.Text[run.Shaped.Clusters[run.Start]..to];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
