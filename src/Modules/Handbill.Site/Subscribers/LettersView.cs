namespace Handbill.Site.Subscribers;

/// <summary>How far the letters of something are, or to how many they would go.</summary>
internal sealed record LettersView
{
    /// <summary>Null when none were begun.</summary>
    public required Mailing? Mailing { get; init; }

    /// <summary>The letter that tells that it was taken back; null when there is none.</summary>
    public Mailing? Telling { get; init; }

    /// <summary>Whether there is a mail server.</summary>
    public required bool IsSetUp { get; init; }

    /// <summary>Subscribers who would get it.</summary>
    public required int Count { get; init; }

    /// <summary>What is said where the letters were called off.</summary>
    public required string CalledOff { get; init; }

    /// <summary>What is said before they go.</summary>
    public required string Warning { get; init; }
}
