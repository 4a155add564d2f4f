using System.Collections.Immutable;
using System.Text;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Tests;

/// <summary>The words that a sheet is to have, in the order that they are to be read, taken from its copy and not from its pages.</summary>
internal static class CorpusCopy
{
    /// <summary>All text of an edition of a newsletter, words parted by single spaces.</summary>
    public static string Expected(Issue issue, CorpusEdition edition)
    {
        var copy = Read(issue, edition);
        var furniture = copy.Furniture;
        var words = FurnitureWords.For(copy.Language);
        var text = new StringBuilder();
        Add(text, furniture.Publication);
        Add(text, furniture.Motto);
        Add(text, copy.Workplace);
        Add(text, $"{words.Number(furniture.Number)} · {DateInWords.Long(furniture.Date, copy.Language)}");
        Add(text, copy.Editorial!);
        Add(text, copy.Workplace);
        Add(text, $"{furniture.Publication} · {words.Number(furniture.Number)}");
        Add(text, LanguageFacts.Digits(2, copy.Language));
        foreach (var item in copy.Items.Where(item => !edition.Held.Contains(item.Title)))
        {
            Add(text, item);
        }

        foreach (var filler in copy.Fillers.Where(filler => edition.Filled.Contains(filler.Title)))
        {
            Add(text, filler);
        }

        Add(text, furniture.Imprint);
        return Spaced(text.ToString());
    }

    /// <summary>The copy of an edition.</summary>
    public static EditionCopy Read(Issue issue, CorpusEdition edition) =>
        issue.Load(issue.Editions.Single(entry => string.Equals(entry.Slug, edition.Slug, StringComparison.Ordinal))).Copy!;

    /// <summary>Text with every stretch of white space made one space, but for narrow ones.</summary>
    public static string Spaced(string text) => string.Join(' ', text.Split([' ', '\u00A0', '\u2028', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static void Add(StringBuilder text, string words) => text.Append(words).Append(' ');

    private static void Add(StringBuilder text, ImmutableArray<Run> runs) => Add(text, runs.PlainText());

    private static void Add(StringBuilder text, Story story)
    {
        Add(text, story.Kicker);
        Add(text, story.Headline);
        Add(text, story.Byline);
        Add(text, story.Blocks);
    }

    private static void Add(StringBuilder text, ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(text, block switch
            {
                Paragraph paragraph => paragraph.Runs,
                Subhead subhead => subhead.Runs,
                _ => throw new NotSupportedException($"The corpus has no {block.GetType().Name}; say here how its words are read."),
            });
        }
    }
}
