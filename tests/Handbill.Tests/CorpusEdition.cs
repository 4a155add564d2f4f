using System.Text.Json;

namespace Handbill.Tests;

/// <summary>An edition as `fit.json` tells of it, and its files.</summary>
internal sealed record CorpusEdition
{
    public required string Slug { get; init; }

    public required int Pages { get; init; }

    public required bool IsFitted { get; init; }

    public required bool IsOverset { get; init; }

    /// <summary>Headlines of the items kept for the next issue.</summary>
    public required IReadOnlySet<string> Held { get; init; }

    /// <summary>Headlines of the notices that complete it.</summary>
    public required IReadOnlyList<string> Filled { get; init; }

    /// <summary>The file for reading.</summary>
    public required string Reading { get; init; }

    /// <summary>The file for the duplicator, whether or not there is one.</summary>
    public required string Print { get; init; }

    /// <summary>Reads an entry.</summary>
    public static CorpusEdition Of(JsonElement edition, string folder)
    {
        var slug = edition.GetProperty("slug").GetString()!;
        JsonElement[] sides = [edition.GetProperty("front"), edition.GetProperty("back")];
        return new CorpusEdition
        {
            Slug = slug,
            Pages = edition.GetProperty("pages").GetInt32(),
            IsFitted = sides.All(side => Fit(side) == "fitted"),
            IsOverset = sides.Any(side => Fit(side) == "overset"),
            Held = sides.SelectMany(side => Names(side, "held")).ToHashSet(StringComparer.Ordinal),
            Filled = [.. sides.SelectMany(side => Names(side, "filled"))],
            Reading = Path.Combine(folder, $"{slug}.pdf"),
            Print = Path.Combine(folder, "print", $"{slug}.pdf"),
        };
    }

    private static string Fit(JsonElement side) => side.GetProperty("fit").GetString()!;

    private static IEnumerable<string> Names(JsonElement side, string field) =>
        side.TryGetProperty(field, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
}
