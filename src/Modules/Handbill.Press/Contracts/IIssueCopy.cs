namespace Handbill.Press.Contracts;

/// <summary>Gives the press the copy of editions, from whoever keeps the stories.</summary>
public interface IIssueCopy
{
    /// <summary>What some editions of an issue print, as it stands now: nothing is hidden from the press.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="editions">Editions of it.</param>
    /// <param name="variant">Key of the variant; empty for the usual text.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>One for each edition, in their order.</returns>
    Task<IReadOnlyList<SheetText>> ReadAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, string variant, CancellationToken cancellation);

    /// <summary>Which of an issue's editions have a text on them that whoever asks must not see yet; once a variant is chosen, of those that it prints.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>True for all when it is the editorial.</returns>
    Task<HiddenSheets> HiddenAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>Pages of an issue by its flatplan; null for one that has none, whose pages are those of its sheet.</summary>
    Task<int?> PagesAsync(IssueId issue, CancellationToken cancellation);
}

/// <summary>What one edition prints.</summary>
public sealed record SheetText
{
    /// <summary>The edition.</summary>
    public required EditionCard Edition { get; init; }

    /// <summary>Names all that is printed and what sets it, 64 hexadecimal digits: the same mark is the same sheet.</summary>
    public required string Mark { get; init; }

    /// <summary>Names the state of all that the issue's editions share.</summary>
    public required string SharedKey { get; init; }

    /// <summary>Gives the files of that state.</summary>
    public required Func<CancellationToken, Task<IssueFiles>> Shared { get; init; }

    /// <summary>The issue's head.</summary>
    public required IssueHead Head { get; init; }

    /// <summary>The edition's text.</summary>
    public required EditionText Text { get; init; }
}

/// <summary>Sheets under an embargo.</summary>
/// <param name="All">Every sheet of the issue.</param>
/// <param name="Editions">These; empty when none is.</param>
/// <param name="Until">When the last of them may be seen.</param>
public readonly record struct HiddenSheets(bool All, IReadOnlySet<EditionId> Editions, DateTimeOffset Until)
{
    /// <summary>True when any is.</summary>
    public bool Any => All || Editions.Count > 0;

    /// <summary>Whether an edition's sheet is.</summary>
    public bool Hides(EditionId edition) => All || Editions.Contains(edition);
}
