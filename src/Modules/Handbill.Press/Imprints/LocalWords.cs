using System.Collections.Immutable;
using Handbill.Press.Issues;

namespace Handbill.Press.Imprints;

/// <summary>Words in several languages, by BCP 47 tag; under the empty tag those for all.</summary>
internal sealed class LocalWords(ImmutableSortedDictionary<string, string> byTag)
{
    public static LocalWords None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public IEnumerable<KeyValuePair<string, string>> All => byTag;

    /// <summary>The words in a language, else in it without region, in another that may be given, in English, in any; empty where there are none.</summary>
    public string For(string language, string? usual = null) => byTag.GetValueOrDefault(TagFor(language, usual)) ?? "";

    /// <summary>The tag of the words that a language gets.</summary>
    public string TagFor(string language, string? usual = null)
    {
        foreach (var tag in new[] { language, Languages.Primary(language), "", usual, usual is null ? null : Languages.Primary(usual), "en" })
        {
            if (tag is not null && byTag.ContainsKey(tag))
            {
                return tag;
            }
        }

        return byTag.Keys.FirstOrDefault("");
    }
}
