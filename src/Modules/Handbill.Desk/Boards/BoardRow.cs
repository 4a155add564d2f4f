using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;

namespace Handbill.Desk.Boards;

/// <summary>How one edition stands.</summary>
internal sealed record BoardRow
{
    public required EditionCard Edition { get; init; }

    public required string Region { get; init; }

    public required string Group { get; init; }

    /// <summary>Items that would be printed.</summary>
    public required int Items { get; init; }

    /// <summary>Those that are ready to be read, or approved.</summary>
    public required int Ready { get; init; }

    /// <summary>When a meeting on it ended; null when none has.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public bool IsBeingRead { get; init; }

    public required EditorialState Editorial { get; init; }

    /// <summary>How it fits in each variant of the issue; empty without variants, or before that is known.</summary>
    public IReadOnlyList<(IssueVariant Variant, VariantFit Fit)> Fits { get; init; } = [];

    /// <summary>What is late, since when; null when nothing is.</summary>
    public Lateness? Late { get; init; }

    public Progress Copy => Items == 0 ? Progress.Waiting : Ready < Items ? Progress.Started : Progress.Done;

    public Progress Read => ReadAt is not null ? Progress.Done : IsBeingRead ? Progress.Started : Progress.Waiting;
}

/// <summary>How far the common piece is in the language of an edition.</summary>
internal enum EditorialState
{
    Missing,
    Draft,
    Stale,
    Ready,
    Locked,
}

/// <summary>What is late.</summary>
internal enum LatePart
{
    Copy,
    Approval,
}

/// <summary>Something that is late.</summary>
internal readonly record struct Lateness(LatePart What, DateTimeOffset Since);

/// <summary>So many items of one edition that are in one state.</summary>
internal readonly record struct ItemMark(EditionId Edition, StoryState State, int Count = 1);

/// <summary>What the board needs to know of a meeting.</summary>
internal readonly record struct MeetingMark(EditionId Edition, DateTimeOffset? EndedAt);
