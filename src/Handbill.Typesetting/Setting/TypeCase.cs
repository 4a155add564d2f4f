using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>The type that a house style works with: its faces by role, cut and script, the shaper and the hyphenation of one language.</summary>
internal sealed class TypeCase
{
    private readonly FontStack[] _stacks;

    public TypeCase(FontLibrary fonts, StyleFonts families, string language, Hyphenator? hyphenator)
    {
        Language = language;
        Hyphenator = hyphenator;
        Direction = LanguageFacts.Direction(language);
        _stacks =
        [
            new FontStack(fonts, [families.Body, families.ArabicBody, families.HebrewBody]),
            new FontStack(fonts, [families.Headline, families.ArabicHeadline, families.HebrewHeadline]),
            new FontStack(fonts, [families.Masthead, families.ArabicHeadline, families.HebrewHeadline]),
        ];
    }

    public string Language { get; }

    public TextDirection Direction { get; }

    public Hyphenator? Hyphenator { get; }

    public FontStack Stack(FontRole role) => _stacks[(int)role];
}
