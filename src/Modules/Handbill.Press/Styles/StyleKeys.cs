using System.Collections.Immutable;
using System.Text;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>Every key that a house style may have, in the order of the reference.</summary>
internal static class StyleKeys
{
    /// <summary>Names a house style that comes with the program, from which the others' values are taken.</summary>
    public const string Base = "base";

    /// <summary>The group of the knobs, which has a group for each.</summary>
    public const string Knobs = "knobs";

    /// <summary>Smallest type on any sheet: it is read standing, in bad light.</summary>
    public const double SmallestType = 7;

    private const double LargestType = 200;
    private const double ThinnestRule = 0.3;
    private const double ThickestRule = 12;
    private const double LargestMargin = 200;

    // What no duplicator prints on: 8 mm.
    private const double SmallestMargin = 8 * 72 / 25.4;

    /// <summary>All keys but <see cref="Base"/>.</summary>
    public static ImmutableArray<StyleKey> All { get; } = [.. Top(), .. Fonts(), .. Margins(), .. Sides(), .. Text(), .. Masthead(), .. Foot(), .. Paper(), .. AllKnobs()];

    /// <summary>A knob's name as styles write it: `picture-height`.</summary>
    public static string NameOf(KnobKind kind)
    {
        var name = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    private static IEnumerable<StyleKey> Top() =>
    [
        new StyleTextKey("", "name", "Name of the style", s => s.Name, (s, v) => s with { Name = v }),
    ];

    private static IEnumerable<StyleKey> Fonts()
    {
        const string Group = "fonts";
        return
        [
            Font("body", "Family of running text", f => f.Body, (f, v) => f with { Body = v }),
            Font("headline", "Family of items' headlines, captions, tables and the foot", f => f.Headline, (f, v) => f with { Headline = v }),
            Font("masthead", "Family of the publication's name and of the headline over the front page", f => f.Masthead, (f, v) => f with { Masthead = v }),
            Font("arabic-body", "Family of running text in Arabic letters", f => f.ArabicBody, (f, v) => f with { ArabicBody = v }),
            Font("arabic-headline", "Family of headlines in Arabic letters", f => f.ArabicHeadline, (f, v) => f with { ArabicHeadline = v }),
            Font("hebrew-body", "Family of running text in Hebrew letters", f => f.HebrewBody, (f, v) => f with { HebrewBody = v }),
            Font("hebrew-headline", "Family of headlines in Hebrew letters", f => f.HebrewHeadline, (f, v) => f with { HebrewHeadline = v }),
        ];

        static StyleKey Font(string name, string summary, Func<StyleFonts, string> get, Func<StyleFonts, string, StyleFonts> set) =>
            new StyleTextKey(Group, name, summary, s => get(s.Fonts), (s, v) => s with { Fonts = set(s.Fonts, v) });
    }

    private static IEnumerable<StyleKey> Margins()
    {
        return
        [
            Margin("top", "What stays free above", m => m.Top, (m, v) => m with { Top = v }),
            Margin("bottom", "What stays free below", m => m.Bottom, (m, v) => m with { Bottom = v }),
            Margin("left", "What stays free at the left of the front; at the right where the script runs leftwards", m => m.Left, (m, v) => m with { Left = v }),
            Margin("right", "What stays free at the other side", m => m.Right, (m, v) => m with { Right = v }),
        ];

        static StyleKey Margin(string name, string summary, Func<StyleMargins, double> get, Func<StyleMargins, double, StyleMargins> set) =>
            new StyleNumberKey("margins", name, summary, StyleUnit.Length, SmallestMargin, LargestMargin, s => get(s.Margins), (s, v) => s with { Margins = set(s.Margins, v) });
    }

    private static IEnumerable<StyleKey> Sides() =>
    [
        .. Side("front", s => s.Front, (s, v) => s with { Front = v }),
        .. Side("back", s => s.Back, (s, v) => s with { Back = v }),
    ];

    private static IEnumerable<StyleKey> Side(string group, Func<HouseStyle, StyleSide> get, Func<HouseStyle, StyleSide, HouseStyle> set)
    {
        return
        [
            Number("columns", "Columns", StyleUnit.Count, 1, 5, s => s.Columns, (s, v) => s with { Columns = (int)v }),
            Number("gutter", "Space between two columns", StyleUnit.Length, 6, 60, s => s.Gutter, (s, v) => s with { Gutter = v }),
            Number("column-rule", "Thickness of the rule between two columns", StyleUnit.LengthOrNone, ThinnestRule, ThickestRule, s => s.ColumnRule, (s, v) => s with { ColumnRule = v }),
            Number("body-size", "Size of running text", StyleUnit.Length, SmallestType, 48, s => s.BodySize, (s, v) => s with { BodySize = v }),
            Number("leading", "From one baseline of the grid to the next", StyleUnit.Length, SmallestType, 72, s => s.Leading, (s, v) => s with { Leading = v }),
            Number("headline-size", "Size of headlines", StyleUnit.Length, SmallestType, LargestType, s => s.HeadlineSize, (s, v) => s with { HeadlineSize = v }),
            Number("headline-leading", "From one baseline of a headline to its next", StyleUnit.Length, SmallestType, LargestType, s => s.HeadlineLeading, (s, v) => s with { HeadlineLeading = v }),
            Number("headline-space", "Lines of air above a headline", StyleUnit.Number, 0, 4, s => s.HeadlineSpace, (s, v) => s with { HeadlineSpace = v }),
            Number("small-size", "Size of captions, credits and notes", StyleUnit.Length, SmallestType, 36, s => s.SmallSize, (s, v) => s with { SmallSize = v }),
        ];

        StyleKey Number(string name, string summary, StyleUnit unit, double least, double most, Func<StyleSide, double> of, Func<StyleSide, double, StyleSide> with) =>
            new StyleNumberKey(group, name, summary, unit, least, most, s => of(get(s)), (s, v) => set(s, with(get(s), v)));
    }

    private static IEnumerable<StyleKey> Text()
    {
        const string Group = "text";
        return
        [
            Flag("justified", "Both edges of a column straight; otherwise ragged", t => t.Justified, (t, v) => t with { Justified = v }),
            Flag("hyphenate", "Words may be divided", t => t.Hyphenate, (t, v) => t with { Hyphenate = v }),
            Number("hyphen-run", "Most lines in a row that end in a hyphen", StyleUnit.Count, 1, 10, t => t.HyphenRun, (t, v) => t with { HyphenRun = (int)v }),
            Number("indent", "Indent of a paragraph's first line", StyleUnit.Em, 0, 6, t => t.Indent, (t, v) => t with { Indent = v }),
            Flag("protrusion", "Punctuation hangs a little into the margin", t => t.Protrusion, (t, v) => t with { Protrusion = v }),
            Number("expansion", "How much letters may be widened or narrowed", StyleUnit.Share, 0, 0.04, t => t.Expansion, (t, v) => t with { Expansion = v }),
            Number("arabic-scale", "Size of text in Arabic script, times that of Latin", StyleUnit.Number, 0.9, 1.4, t => t.ArabicScale, (t, v) => t with { ArabicScale = v }),
            Flag("oldstyle-figures", "Figures that go up and down like letters in running text; otherwise all of one height", t => t.OldstyleFigures, (t, v) => t with { OldstyleFigures = v }),
            Flag("ligatures", "Joined letters such as fi", t => t.Ligatures, (t, v) => t with { Ligatures = v }),
        ];

        static StyleKey Flag(string name, string summary, Func<StyleText, bool> get, Func<StyleText, bool, StyleText> set) =>
            new StyleFlagKey(Group, name, summary, s => get(s.Text), (s, v) => s with { Text = set(s.Text, v) });

        static StyleKey Number(string name, string summary, StyleUnit unit, double least, double most, Func<StyleText, double> get, Func<StyleText, double, StyleText> set) =>
            new StyleNumberKey(Group, name, summary, unit, least, most, s => get(s.Text), (s, v) => s with { Text = set(s.Text, v) });
    }

    private static IEnumerable<StyleKey> Masthead()
    {
        const string Group = "masthead";
        return
        [
            Size("name-size", "Size of the publication's name, made smaller where it would not fit", m => m.NameSize, (m, v) => m with { NameSize = v }),
            Size("motto-size", "Size of the motto", m => m.MottoSize, (m, v) => m with { MottoSize = v }),
            Size("workplace-size", "Size of the workplace's name", m => m.WorkplaceSize, (m, v) => m with { WorkplaceSize = v }),
            Size("dateline-size", "Size of number and date", m => m.DatelineSize, (m, v) => m with { DatelineSize = v }),
            new StyleNumberKey(Group, "rule", "Thickness of the rules around the dateline", StyleUnit.LengthOrNone, ThinnestRule, ThickestRule, s => s.Masthead.Rule, (s, v) => s with { Masthead = s.Masthead with { Rule = v } }),
            new StyleFlagKey(Group, "centred", "The name stands in the middle; otherwise at the start of the line", s => s.Masthead.Centred, (s, v) => s with { Masthead = s.Masthead with { Centred = v } }),
        ];

        static StyleKey Size(string name, string summary, Func<StyleMasthead, double> get, Func<StyleMasthead, double, StyleMasthead> set) =>
            new StyleNumberKey(Group, name, summary, StyleUnit.Length, SmallestType, LargestType, s => get(s.Masthead), (s, v) => s with { Masthead = set(s.Masthead, v) });
    }

    private static IEnumerable<StyleKey> Foot() =>
    [
        new StyleNumberKey("foot", "size", "Size of the foot's text", StyleUnit.Length, SmallestType, 36, s => s.Foot.Size, (s, v) => s with { Foot = s.Foot with { Size = v } }),
        new StyleNumberKey("foot", "code-size", "Width of the QR code", StyleUnit.Length, 36, 144, s => s.Foot.CodeSize, (s, v) => s with { Foot = s.Foot with { CodeSize = v } }),
    ];

    private static IEnumerable<StyleKey> Paper()
    {
        return
        [
            Number("columns", "Columns of a newspaper's page", StyleUnit.Count, 2, 5, p => p.Columns, (p, v) => p with { Columns = (int)v }),
            Number("lead-size", "Size of the lead's headline", StyleUnit.Length, SmallestType, LargestType, p => p.LeadSize, (p, v) => p with { LeadSize = v }),
            Number("article-size", "Size of the other articles' headlines", StyleUnit.Length, SmallestType, LargestType, p => p.ArticleSize, (p, v) => p with { ArticleSize = v }),
            Number("byline-size", "Size of the line under a headline", StyleUnit.Length, SmallestType, 36, p => p.BylineSize, (p, v) => p with { BylineSize = v }),
        ];

        static StyleKey Number(string name, string summary, StyleUnit unit, double least, double most, Func<StylePaper, double> get, Func<StylePaper, double, StylePaper> set) =>
            new StyleNumberKey("paper", name, summary, unit, least, most, s => get(s.Paper), (s, v) => s with { Paper = set(s.Paper, v) });
    }

    /// <summary>What a knob turns.</summary>
    public static string WhatOf(KnobKind kind) => KnobRanges().First(range => range.Kind == kind).What;

    private static (KnobKind Kind, string What, double Least, double Most, StyleUnit Unit)[] KnobRanges() =>
    [
        (KnobKind.HeadlineSpace, "lines of air above a headline", 0, 4, StyleUnit.Number),
        (KnobKind.Leading, "leading, times the style's", 0.8, 1.4, StyleUnit.Share),
        (KnobKind.Looseness, "lines more or less in a paragraph", -2, 2, StyleUnit.Count),
        (KnobKind.Tracking, "space between letters, in thousandths of an em", -20, 30, StyleUnit.Number),
        (KnobKind.Size, "size of running text, times the style's", 0.7, 1.4, StyleUnit.Share),
        (KnobKind.HeadlineSize, "size of headlines, times the style's", 0.6, 1.5, StyleUnit.Share),
        (KnobKind.PictureHeight, "height of pictures, times their own", 0.5, 1.5, StyleUnit.Share),
        (KnobKind.Holdovers, "items kept for the next issue", 0, 20, StyleUnit.Count),
        (KnobKind.Fillers, "standing notices put in", 0, 20, StyleUnit.Count),
    ];

    private static IEnumerable<StyleKey> AllKnobs() =>
        KnobRanges().SelectMany(range => Knob(range.Kind, range.What, range.Least, range.Most, range.Unit));

    private static IEnumerable<StyleKey> Knob(KnobKind kind, string what, double least, double most, StyleUnit unit)
    {
        var group = $"{Knobs}.{NameOf(kind)}";
        return
        [
            new StyleKnobKey(kind, group, "minimum", $"Lowest setting: {what}", unit, least, most, k => k.Minimum, (k, v) => k with { Minimum = v }),
            new StyleKnobKey(kind, group, "maximum", "Highest setting", unit, least, most, k => k.Maximum, (k, v) => k with { Maximum = v }),
            new StyleKnobKey(kind, group, "step", "Smallest change", unit, unit == StyleUnit.Count ? 1 : 0.001, unit == StyleUnit.Share ? 0.2 : 10, k => k.Step, (k, v) => k with { Step = v }),
            new StyleKnobKey(kind, group, "priority", "1 is turned first; 0 is never turned", StyleUnit.Count, 0, 99, k => k.Priority, (k, v) => k with { Priority = (int)v }),
        ];
    }
}
