namespace Handbill.Desk.Stories;

/// <summary>What of a story is kept in its revisions.</summary>
internal sealed record StoryText(string Headline, string Kicker, string Byline, string Body)
{
    public static StoryText Of(Story story) => new(story.Headline, story.Kicker, story.Byline, story.Body);

    public static StoryText Of(Revision revision) => new(revision.Headline, revision.Kicker, revision.Byline, revision.Body);

    /// <summary>As it is kept: lines end in one way, and nothing blank stands at the ends.</summary>
    public static StoryText Typed(string? headline, string? kicker, string? byline, string? body) =>
        new(Line(headline), Line(kicker), Line(byline), Lines(body));

    /// <summary>Text in several lines as it is kept.</summary>
    public static string Lines(string? text) => Whole(text).ReplaceLineEndings("\n").TrimEnd().TrimStart('\n');

    private static string Line(string? text) => Whole(text).ReplaceLineEndings(" ").Trim();

    // A zero byte is no text, and PostgreSQL keeps none.
    private static string Whole(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal);
}
