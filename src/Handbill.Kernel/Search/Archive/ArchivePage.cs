namespace Handbill.Kernel.Search.Archive;

/// <summary>A page of what was found.</summary>
/// <param name="Hits">In the order that was asked for.</param>
/// <param name="Total">How many there are in all; at most <see cref="MostTotal"/>, and no page leads beyond that.</param>
/// <param name="AreMore">True when there are more than <paramref name="Total"/>: nobody counted how many.</param>
public sealed record ArchivePage(IReadOnlyList<ArchiveHit> Hits, int Total, bool AreMore)
{
    /// <summary>Up to here can be turned. The best are counted as far; of the newest, and of those with a phrase, a few hundred or as many as the page needs.</summary>
    public const int MostTotal = 1000;

    internal static ArchivePage Empty { get; } = new([], 0, AreMore: false);
}

/// <summary>A text that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How much it is about what was asked; only for order, and zero where the newest were asked for.</param>
public readonly record struct ArchiveHit(Guid Id, double Score);
