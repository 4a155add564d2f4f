namespace Handbill.Press.Contracts;

/// <summary>The files for the duplicator of locked issues, as last made.</summary>
public interface IPressedSheets
{
    /// <summary>What was last made of each approved edition, by slug in ordinal order; editions that no run came to, or that did not fit, have no files.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Empty when the issue is not locked, none of its variants is chosen, or nothing was made yet.</returns>
    Task<IReadOnlyList<PressedSheet>> OfAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>The bytes of a file; null when none has this hash.</summary>
    /// <param name="hash">SHA-256, 64 hexadecimal digits.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string hash, CancellationToken cancellation);

    /// <summary>What an issue's house style leaves free at the edges of each page.</summary>
    /// <param name="issue">The issue.</param>
    SheetMargins MarginsOf(IssueCard issue);
}

/// <summary>What was made of an edition.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Files">A file for each ink; one with an empty ink where the sheet has but one.</param>
/// <param name="IsCurrent">False when the edition was corrected after its files were asked for.</param>
public sealed record PressedSheet(EditionCard Edition, IReadOnlyList<PressedFile> Files, bool IsCurrent);

/// <summary>A file for the duplicator.</summary>
/// <param name="Ink">The ink it is for; empty where there is but one.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 hexadecimal digits.</param>
public sealed record PressedFile(string Ink, string Hash);

/// <summary>What stays free at the edges of a page, in millimetres.</summary>
public readonly record struct SheetMargins(double Top, double Right, double Bottom, double Left);
