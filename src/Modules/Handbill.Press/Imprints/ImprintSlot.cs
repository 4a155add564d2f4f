namespace Handbill.Press.Imprints;

/// <summary>One thing to be filled in: a field of some rules, in a language and for a medium where it differs by them.</summary>
/// <param name="Profile">The rules.</param>
/// <param name="Field">Their field.</param>
/// <param name="Language">BCP 47 tag; empty where it is the same in all languages.</param>
/// <param name="Medium">`print` or `online`; empty where it is the same in both.</param>
/// <param name="Part">Of a licensed mark, which part; empty otherwise.</param>
internal sealed record ImprintSlot(ImprintProfile Profile, ImprintField Field, string Language, string Medium, string Part)
{
    /// <summary>What the value is kept under. A tag, a medium and a part are never the same word.</summary>
    public string Key => KeyOf(Profile.Key, Field.Key, Language, Medium, Part);

    public bool IsRequired => Field.IsRequired(Medium, Part);

    /// <summary>All that some rules ask for.</summary>
    /// <param name="profile">The rules.</param>
    /// <param name="languages">Languages that a field by language is asked for in.</param>
    public static IEnumerable<ImprintSlot> Of(ImprintProfile profile, IReadOnlyCollection<string> languages) =>
        from field in profile.Fields
        from language in field.IsByLanguage ? languages : [""]
        from medium in field.Media
        from part in field.Parts
        select new ImprintSlot(profile, field, language, medium, part);

    public static string KeyOf(string profile, string field, string language, string medium, string part) =>
        string.Join('.', new[] { profile, field, language, medium, part }.Where(name => name.Length > 0));

    /// <summary>The places of a line that a field fills.</summary>
    public static IEnumerable<string> PlacesOf(ImprintField field) =>
        from medium in field.Media
        from part in field.Parts
        select KeyOf("", field.Key, "", medium, part);

    /// <summary>Whether a place of a line is filled before an issue is locked.</summary>
    public static bool Demands(ImprintField field, string place) =>
        (from medium in field.Media
         from part in field.Parts
         where KeyOf("", field.Key, "", medium, part) == place
         select field.IsRequired(medium, part)).Any(required => required);
}
