using System.Collections.Frozen;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>Languages by their tags, as copy names them.</summary>
internal static class Languages
{
    // Words in any of these may stand in a sheet: all are written in Latin, Greek, Cyrillic, Arabic or Hebrew letters.
    private static readonly FrozenSet<string> Quoted = (
        "af az be bg bs ckb cs cy da en eo et eu fi fy ga gd gl ha hr hu id ig is kk ku ky la lb lt lv mi mk ms mt nb nl nn no oc "
        + "ps ro rw sk sl so sq sr sw tg tl tt ug uk uz xh yi yo zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tag of a language that sheets are made in, as BCP 47 writes it; null for any other.</summary>
    public static string? Find(string tag) => LanguageTags.IsKnown(tag) ? Canonical(tag) : null;

    /// <summary>The tag of a language that words in a sheet may be in; null for any other.</summary>
    public static string? FindQuoted(string tag) => Find(tag) ?? (Quoted.Contains(Primary(tag.ToLowerInvariant())) ? Canonical(tag) : null);

    /// <summary>What to do about a tag that is not known.</summary>
    public static string Remedy(string tag) =>
        LanguageTags.Suggest(tag) is { } meant
            ? $"write `{meant}` if that is meant"
            : $"write one of {string.Join(", ", LanguageTags.All)}, with a region where it matters, such as pt-BR";

    /// <summary>The tag without region and script: `pt` of `pt-BR`.</summary>
    public static string Primary(string tag)
    {
        var hyphen = tag.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? tag : tag[..hyphen];
    }

    private static string Canonical(string tag)
    {
        var parts = tag.Split('-');
        for (var i = 0; i < parts.Length; i++)
        {
            var lower = parts[i].ToLowerInvariant();
            parts[i] = i == 0 ? lower
                : lower.Length == 2 ? lower.ToUpperInvariant()
                : lower.Length == 4 && char.IsAsciiLetter(lower[0]) ? char.ToUpperInvariant(lower[0]) + lower[1..]
                : lower;
        }

        return string.Join('-', parts);
    }
}
