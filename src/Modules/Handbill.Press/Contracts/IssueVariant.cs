using Handbill.Press.Issues;

namespace Handbill.Press.Contracts;

/// <summary>One of the texts that an issue is made in ahead of an event.</summary>
/// <param name="Key">Lower-case letters, digits and hyphens: names its folder, and its rows.</param>
/// <param name="Name">As people call it: `vote won`.</param>
public sealed record IssueVariant(string Key, string Name)
{
    /// <summary>An issue is made in so many, or in one text.</summary>
    public const int Fewest = 2, Most = 6;

    /// <summary>Signs that a name may have.</summary>
    public const int LongestName = 40;

    /// <summary>The variants of these names, in their order.</summary>
    public static IReadOnlyList<IssueVariant> Of(IReadOnlyList<string> names) => [.. names.Select((name, place) => new IssueVariant(KeyOf(name, place), name))];

    /// <summary>Finds one by its key or its name; null when there is none.</summary>
    public static IssueVariant? Find(IReadOnlyList<string> names, string? wanted) =>
        Of(names).FirstOrDefault(variant => variant.Key == wanted || variant.Name.Equals(wanted?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with names: null for nothing, otherwise the problem and the remedy in words for a fault.</summary>
    public static (string Problem, string Remedy)? Check(IReadOnlyList<string> names) =>
        names.Count is not (0 or (>= Fewest and <= Most)) ? ($"there are {names.Count} variants", $"name {Fewest} to {Most}, or none")
        : names.Any(name => name.Length is 0 or > LongestName || name.Any(char.IsControl)) ? ("a variant has no name, or a long one", $"name each with 1 to {LongestName} letters")
        : Of(names).Select(variant => variant.Key).Distinct(StringComparer.Ordinal).Count() < names.Count ? ("two variants have names that are too much alike", "name them apart")
        : null;

    // A name in letters that no file's name has is known by its place.
    private static string KeyOf(string name, int place) => Slug.Of(name) is { Length: > 0 and <= LongestName } slug ? slug : $"variant-{place + 1}";
}
