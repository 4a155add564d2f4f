using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>A piece of copy with its headline: the editorial, an item of a workplace, an article.</summary>
public sealed record Story
{
    /// <summary>Where its headline stands.</summary>
    public required CopyPlace Place { get; init; }

    /// <summary>The headline; never empty.</summary>
    public required ImmutableArray<Run> Headline { get; init; }

    /// <summary>A word or two above the headline; may be empty.</summary>
    public ImmutableArray<Run> Kicker { get; init; } = [];

    /// <summary>Who wrote it; may be empty.</summary>
    public string Byline { get; init; } = "";

    /// <summary>The text.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>True when it may be kept for the next issue if this one is full.</summary>
    public bool MayBeHeldOver { get; init; }

    /// <summary>Page that the editors put it on, from 1; 0 when it goes where it fits. Newspapers only.</summary>
    public int Page { get; init; }

    /// <summary>Columns it runs over, 0 for all of the page's. Newspapers only.</summary>
    public int Columns { get; init; }

    /// <summary>The headline as plain text, for messages and outlines.</summary>
    public string Title => Headline.PlainText();
}
