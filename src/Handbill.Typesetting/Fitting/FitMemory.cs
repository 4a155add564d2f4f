using System.Collections.Concurrent;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// What the editions of an issue have in common, so that it is worked out once: the type of a language, the settings within the house
/// style's limits, the editorial fitted to its front. Shared between threads; results are the same with or without it. Its size
/// depends on the languages and editorials of the issue, not on the number of editions.
/// </summary>
/// <param name="hyphenation">Gives the hyphenation of a language (a BCP 47 tag), or null where it is not hyphenated.</param>
public sealed class FitMemory(Func<string, Hyphenator?> hyphenation)
{
    private readonly ConcurrentDictionary<(string Language, StyleFonts Fonts), TypeCase> _type = new();
    private readonly ConcurrentDictionary<(StyleSide Side, ColumnArea First, int Columns), FitCandidates> _candidates = new();
    private readonly ConcurrentDictionary<HouseStyle, HouseStyle> _arabic = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<FrontKey, Lazy<SideSetting>> _fronts = new();

    /// <summary>The house style as a language needs it.</summary>
    internal HouseStyle StyleFor(string language, HouseStyle style) =>
        LanguageFacts.IsArabicScript(language) ? _arabic.GetOrAdd(style, style => style.ForArabic()) : style;

    internal TypeCase TypeFor(string language, StyleFonts fonts, FontLibrary library) =>
        _type.GetOrAdd((language, fonts), _ => new TypeCase(library, fonts, language, hyphenation(language)));

    /// <summary>The settings for a side; remembered where its columns are those of every edition.</summary>
    internal FitCandidates CandidatesFor(HouseStyle style, StyleSide side, SideArea area) =>
        !area.Across.IsEmpty ? FitCandidates.List(style, side, area) : _candidates.GetOrAdd((side, area.Columns[0], area.Columns.Length), _ => FitCandidates.List(style, side, area));

    internal SideSetting FrontFor(Story editorial, string language, HouseStyle style, Sheet sheet, Furniture furniture, Func<SideSetting> make) =>
        _fronts.GetOrAdd(
            new FrontKey(editorial, language, style, sheet, furniture.Publication, furniture.Motto), _ => new Lazy<SideSetting>(make)).Value;

    /// <summary>Stories are told apart by identity: an edited one is another.</summary>
    private sealed record FrontKey(Story Editorial, string Language, HouseStyle Style, Sheet Sheet, string Publication, string Motto)
    {
        public bool Equals(FrontKey? other) =>
            other is not null && ReferenceEquals(Editorial, other.Editorial) && Language == other.Language
            && ReferenceEquals(Style, other.Style) && Sheet == other.Sheet && Publication == other.Publication && Motto == other.Motto;

        public override int GetHashCode() =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Editorial), Language);
    }
}
