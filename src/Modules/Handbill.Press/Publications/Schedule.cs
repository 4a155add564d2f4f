namespace Handbill.Press.Publications;

/// <summary>When the issues of a publication come out, and what is due how long before.</summary>
/// <param name="EveryWeeks">Weeks from one hand-out to the next; 0 when issues are opened by hand.</param>
/// <param name="FirstHandOut">The date that the others are counted from.</param>
/// <param name="HandOutAt">Minutes after midnight of the hand-out.</param>
/// <param name="Zone">Whose clocks tell these times.</param>
internal sealed record Schedule(int EveryWeeks, DateOnly FirstHandOut, int HandOutAt, TimeZoneInfo Zone)
{
    /// <summary>Minutes, by the clock on the wall, before the hand-out at which an issue opens.</summary>
    public required int OpensBefore { get; init; }

    /// <inheritdoc cref="Publication.CopyBefore"/>
    public required int CopyBefore { get; init; }

    /// <inheritdoc cref="Publication.LockBefore"/>
    public required int LockBefore { get; init; }

    /// <inheritdoc cref="Publication.PressBefore"/>
    public required int PressBefore { get; init; }

    /// <summary>The schedule of a publication; its zone must be one that this machine knows.</summary>
    public static Schedule Of(Publication publication) => new(
        publication.EveryWeeks, publication.FirstHandOut, publication.HandOutAt, LocalClock.Zone(publication.TimeZone))
    {
        OpensBefore = publication.OpensBefore,
        CopyBefore = publication.CopyBefore,
        LockBefore = publication.LockBefore,
        PressBefore = publication.PressBefore,
    };
}
