using System.Globalization;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Imprints;

/// <summary>What was filled in, by <see cref="ImprintSlot.Key"/>.</summary>
internal sealed class ImprintValues(IReadOnlyDictionary<string, string> byKey)
{
    private const int LongestText = 200, LongestAddress = 300;

    /// <summary>What was filled in; in the language without region where there is none in it. Empty where nothing was.</summary>
    public string Find(ImprintSlot slot) =>
        byKey.GetValueOrDefault(slot.Key) ?? (slot.Language.Length > 0 ? byKey.GetValueOrDefault((slot with { Language = Languages.Primary(slot.Language) }).Key) : null) ?? "";

    /// <summary>The line that rules give in a language.</summary>
    /// <param name="profile">The rules.</param>
    /// <param name="language">BCP 47 tag of the edition.</param>
    /// <param name="usual">That of the publication.</param>
    public string Line(ImprintProfile profile, string language, string usual)
    {
        var tag = profile.Lines.TagFor(language, usual);
        var places = ImprintSlot.Of(profile, [language]).ToLookup(slot => ImprintSlot.KeyOf("", slot.Field.Key, "", slot.Medium, slot.Part));
        return profile.Line(language, usual).Render(place => places[place].Select(slot => Printed(slot, tag.Length > 0 ? tag : language)).FirstOrDefault(""));
    }

    /// <summary>The lines of some rules after each other, a text a language.</summary>
    /// <param name="profiles">The rules, in their order.</param>
    /// <param name="languages">BCP 47 tags.</param>
    /// <param name="usual">That of the publication.</param>
    public Dictionary<string, string> Lines(IReadOnlyCollection<ImprintProfile> profiles, IEnumerable<string> languages, string usual) => profiles.Count == 0
        ? []
        : languages.Append(usual).Distinct(StringComparer.Ordinal).ToDictionary(
            language => language,
            language => profiles.Aggregate("", (line, profile) => Contracts.ImprintText.Joined(line, Line(profile, language, usual))),
            StringComparer.Ordinal);

    /// <summary>What is wrong with a value; null when nothing is, or nothing was filled in.</summary>
    public static ImprintMistake? MistakeOf(ImprintSlot slot, string value)
    {
        var (isDate, longest) = (slot.Part == ImprintPart.Ends || slot.Field.Kind == ImprintFieldKind.Date, slot.Field.Kind == ImprintFieldKind.Address ? LongestAddress : LongestText);
        return value.Length == 0 ? null
            : value.Length > longest ? new ImprintMistake("Keep this to {0} signs.", longest)
            : value.Any(char.IsControl) ? new ImprintMistake("There is a sign in this that cannot be printed. Type it anew.")
            : slot.Field.Kind == ImprintFieldKind.Issn && !Issn.IsValid(value) ? new ImprintMistake("“{0}” is no ISSN: it has four digits, a hyphen, three digits and a check digit that fits them, such as 2049-3630.", value)
            : isDate && DateOf(value) is null ? new ImprintMistake("“{0}” is no day. Write year, month and day, such as 2027-03-31.", value)
            : null;
    }

    /// <summary>A day as values write it; null for anything else.</summary>
    public static DateOnly? DateOf(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string Printed(ImprintSlot slot, string language) => Find(slot) is var value && (slot.Part == ImprintPart.Ends || slot.Field.Kind == ImprintFieldKind.Date) && DateOf(value) is { } day
        ? DateInWords.Long(day, language)
        : value;
}

/// <summary>What is wrong with a value, in English: the key under which the other languages are found.</summary>
internal sealed record ImprintMistake(string Words, params object[] Values);
