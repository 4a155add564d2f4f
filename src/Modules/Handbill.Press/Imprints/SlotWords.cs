using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>Says what a field of imprint rules is called, in the language of the request.</summary>
internal static class SlotWords
{
    /// <summary>The field with its part, language and medium where it has them: “ISSN (español, print)”.</summary>
    public static string Say(this IStringLocalizer<ImprintWords> words, ImprintSlot slot)
    {
        var label = slot.Field.Label.For(Language.Current.Code);
        var of = new[] { words.Part(slot.Part), slot.Language.Length == 0 ? "" : NameOf(slot.Language), words.Medium(slot.Medium) }.Where(word => word.Length > 0).ToList();
        return of.Count == 0 ? label : $"{label} ({string.Join(", ", of)})";
    }

    /// <summary>A language's own name where the screens speak it, else its tag.</summary>
    public static string NameOf(string tag) => Language.All.FirstOrDefault(one => one.Code == tag)?.OwnName ?? tag;

    /// <summary>What kind of print rules are for.</summary>
    public static string KindOf(this IStringLocalizer<ImprintWords> words, ImprintProfile profile) => profile.Kind switch
    {
        "newsletter" => words["newsletters"],
        "newspaper" => words["newspapers"],
        "leaflet" => words["leaflets"],
        "election-leaflet" => words["election leaflets"],
        _ => words["any print"],
    };

    private static string Part(this IStringLocalizer<ImprintWords> words, string part) => part switch
    {
        ImprintPart.Holder => words["licence holder"],
        ImprintPart.Number => words["licence number"],
        ImprintPart.Ends => words["last day of the licence"],
        _ => "",
    };

    private static string Medium(this IStringLocalizer<ImprintWords> words, string medium) => medium switch
    {
        ImprintMedium.Print => words["print"],
        ImprintMedium.Online => words["online"],
        _ => "",
    };
}
