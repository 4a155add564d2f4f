using System.Collections.Immutable;
using Handbill.Press.Issues;

namespace Handbill.Press.Contracts;

/// <summary>The words at the foot of every sheet that say who prints and answers for it: one text for all languages, or a text a language.</summary>
public sealed class ImprintText : IEquatable<ImprintText>
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private ImprintText(string common, ImmutableSortedDictionary<string, string> byLanguage) => (Common, ByLanguage) = (common, byLanguage);

    /// <summary>No imprint.</summary>
    public static ImprintText None { get; } = new("", Nothing);

    /// <summary>The text of all languages; empty where each has its own, or there is none.</summary>
    public string Common { get; }

    /// <summary>Texts by BCP 47 tag; empty where one is for all.</summary>
    public ImmutableSortedDictionary<string, string> ByLanguage { get; }

    /// <summary>True when there is nothing to print.</summary>
    public bool IsEmpty => Common.Length == 0 && ByLanguage.Values.All(line => line.Length == 0);

    /// <summary>One text for all languages.</summary>
    public static ImprintText Of(string common)
    {
        ArgumentNullException.ThrowIfNull(common);
        return common.Length == 0 ? None : new ImprintText(common, Nothing);
    }

    /// <summary>A text a language; an empty one says that there is none in it.</summary>
    public static ImprintText Of(IEnumerable<KeyValuePair<string, string>> byLanguage) =>
        byLanguage.ToImmutableSortedDictionary(StringComparer.Ordinal) is { IsEmpty: false } lines ? new ImprintText("", lines) : None;

    /// <summary>What an edition prints: the text in its language, else in its language without region, else in the issue's own, else the first there is.</summary>
    /// <param name="language">BCP 47 tag of the edition.</param>
    /// <param name="usual">That of the issue.</param>
    public string For(string language, string usual)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(usual);
        return ByLanguage.IsEmpty
            ? Common
            : ByLanguage.GetValueOrDefault(language) ?? ByLanguage.GetValueOrDefault(Languages.Primary(language))
                ?? ByLanguage.GetValueOrDefault(usual) ?? ByLanguage.GetValueOrDefault(Languages.Primary(usual)) ?? ByLanguage.Values.First();
    }

    /// <summary>This with other words after it, language by language. Words that stand in it already are not said twice.</summary>
    /// <param name="words">What follows.</param>
    /// <param name="usual">BCP 47 tag of the issue.</param>
    public ImprintText With(ImprintText words, string usual)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.IsEmpty ? this
            : IsEmpty ? words
            : Of(ByLanguage.Keys.Union(words.ByLanguage.Keys, StringComparer.Ordinal).DefaultIfEmpty(usual)
                .Select(language => KeyValuePair.Create(language, Joined(For(language, usual), words.For(language, usual)))));
    }

    /// <inheritdoc/>
    public bool Equals(ImprintText? other) => other is not null && Common == other.Common && ByLanguage.SequenceEqual(other.ByLanguage);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImprintText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Common, ByLanguage.Count);

    /// <summary>Two lines after each other, with a sign between them where the first does not end a sentence.</summary>
    internal static string Joined(string first, string next) =>
        first.Length == 0 || next.Contains(first, StringComparison.Ordinal) ? next
        : next.Length == 0 || first.Contains(next, StringComparison.Ordinal) ? first
        : first[^1] is '.' or '!' or '?' or '…' or '。' or '۔' ? $"{first} {next}"
        : $"{first} · {next}";
}
