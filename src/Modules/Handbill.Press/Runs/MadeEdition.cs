using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Press.Runs;

/// <summary>One edition as bytes, or why there is none.</summary>
internal sealed record MadeEdition
{
    /// <summary>How it came out; null when it was refused.</summary>
    public EditionResult? Result { get; init; }

    /// <summary>Why it was refused; empty when it was made.</summary>
    public ImmutableArray<IssueFault> Faults { get; init; } = [];

    /// <summary>The reading file or the picture; empty when neither was asked for.</summary>
    public ReadOnlyMemory<byte> Reading { get; init; }

    /// <summary>The print files; none unless the edition is fitted.</summary>
    public ImmutableArray<PrintFile> Prints { get; init; } = [];
}

/// <summary>A file for the duplicator.</summary>
/// <param name="Name">Its name without `.pdf`: the slug, and the ink where each has a file of its own.</param>
/// <param name="Bytes">The PDF.</param>
internal sealed record PrintFile(string Name, ReadOnlyMemory<byte> Bytes);
