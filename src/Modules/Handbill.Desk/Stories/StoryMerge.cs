using Handbill.Desk.Stories.Merging;

namespace Handbill.Desk.Stories;

/// <summary>A story that two wrote at once. Pure.</summary>
/// <param name="Text">All of it; where they touch, the one's headline, and the one's paragraphs with the other's after them.</param>
/// <param name="Lines">Headline, kicker and byline as the other has them, where both changed them; null where they do not touch.</param>
/// <param name="Body">The body in its parts.</param>
internal sealed record StoryMerge(StoryText Text, TouchedLines Lines, MergedCopy Body)
{
    public bool IsClean => Body.IsClean && Lines == TouchedLines.None;

    public static StoryMerge Of(StoryText before, StoryText mine, StoryText theirs)
    {
        var headline = CopyMerge.OfWhole(before.Headline, mine.Headline, theirs.Headline);
        var kicker = CopyMerge.OfWhole(before.Kicker, mine.Kicker, theirs.Kicker);
        var byline = CopyMerge.OfWhole(before.Byline, mine.Byline, theirs.Byline);
        var body = CopyMerge.Of(before.Body, mine.Body, theirs.Body);
        return new StoryMerge(
            new StoryText(headline.Value, kicker.Value, byline.Value, body.WithBothSides()),
            new TouchedLines(
                headline.IsClean ? null : theirs.Headline, kicker.IsClean ? null : theirs.Kicker, byline.IsClean ? null : theirs.Byline),
            body);
    }
}

/// <summary>The lines that both changed, as the other has them.</summary>
internal sealed record TouchedLines(string? Headline, string? Kicker, string? Byline)
{
    public static TouchedLines None { get; } = new(null, null, null);
}
