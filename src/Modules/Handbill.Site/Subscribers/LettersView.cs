using Handbill.Site.Articles;

namespace Handbill.Site.Subscribers;

/// <summary>How far the letters of something are, or to how many they would go.</summary>
internal sealed record LettersView
{
    /// <summary>Null when none were begun.</summary>
    public required Mailing? Mailing { get; init; }

    /// <summary>What readers were told of it since, and how far the letters are that say so; null where none were begun.</summary>
    public IReadOnlyList<(ArticleNote Note, Mailing? Mailing)> Told { get; init; } = [];

    /// <summary>Whether there is a mail server.</summary>
    public required bool IsSetUp { get; init; }

    /// <summary>Subscribers who would get it.</summary>
    public required int Count { get; init; }

    /// <summary>What is said where the letters were called off.</summary>
    public required string CalledOff { get; init; }

    /// <summary>What is said before they go.</summary>
    public required string Warning { get; init; }
}
