using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>What stands at the head of a sheet and in its foot, the same for all its editions but for the workplace.</summary>
public sealed record Furniture
{
    /// <summary>The publication's name.</summary>
    public required string Publication { get; init; }

    /// <summary>The line under the name; may be empty.</summary>
    public string Motto { get; init; } = "";

    /// <summary>Number of the issue, 1 or more.</summary>
    public required int Number { get; init; }

    /// <summary>Date of the issue.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who prints and publishes.</summary>
    public string Imprint { get; init; } = "";

    /// <summary>Absolute address for writing in, or null. Set as a QR code and in words.</summary>
    public string? Submit { get; init; }

    /// <summary>The address as a QR code: rows from the top without the quiet zone, true is dark; null when there is no address.</summary>
    public bool[,]? SubmitCode { get; init; }
}

/// <summary>All copy of one edition: what the press is given to fit and set.</summary>
public sealed record EditionCopy
{
    /// <summary>Name of the edition in file names: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>Name of the workplace as printed; of the whole paper when it has no workplace.</summary>
    public required string Workplace { get; init; }

    /// <summary>BCP 47 tag of the language it is set in.</summary>
    public required string Language { get; init; }

    /// <summary>Head and foot.</summary>
    public required Furniture Furniture { get; init; }

    /// <summary>The common piece on the front; null in a newspaper.</summary>
    public Story? Editorial { get; init; }

    /// <summary>The workplace's items, or a newspaper's articles, in their order.</summary>
    public required ImmutableArray<Story> Items { get; init; }

    /// <summary>Short standing notices of the house, in the edition's language, that may complete an underset side.</summary>
    public ImmutableArray<Story> Fillers { get; init; } = [];

    /// <summary>Where a newspaper's articles stand; null where they are spread over its pages in bands.</summary>
    public Flatplan? Flatplan { get; init; }
}
