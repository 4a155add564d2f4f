using System.Collections.Immutable;

namespace Handbill.Press.Issues;

/// <summary>An edition that a folder holds, not yet read: small, so that ten thousand can be listed.</summary>
/// <param name="Slug">Its name in file names.</param>
/// <param name="Path">File of the workplace; of the whole paper, its folder.</param>
internal sealed record EditionEntry(string Slug, string Path)
{
    /// <summary>Faults that the listing showed already.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];
}
