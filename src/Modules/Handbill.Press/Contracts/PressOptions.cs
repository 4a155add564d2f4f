using System.Collections.Immutable;

namespace Handbill.Press.Contracts;

/// <summary>What a press run is to make.</summary>
public sealed record PressOptions
{
    /// <summary>The issue folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Folder that the sheets are written to; made when it is missing.</summary>
    public required string Out { get; init; }

    /// <summary>Slugs of the editions to make; all when empty.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Editions made at the same time, 1 or more; 0 for as many as the machine has cores.</summary>
    public int Jobs { get; init; }

    /// <summary>Name or key of the variant to make; null for an issue without.</summary>
    public string? Variant { get; init; }

    /// <summary>How print files are imposed, as `--print` says it; null for as they are read.</summary>
    public string? Print { get; init; }
}
