using System.Globalization;
using System.Text;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Forms;

/// <summary>The type of a form: shapes its texts, breaks and cuts them to a width, and puts their lines on pages.</summary>
internal sealed class FormType
{
    private readonly ParagraphShaper _shaper;
    private readonly LineBreaker _breaker = new();
    private readonly LineSetter _setter = new();
    private readonly TypeCase _case;
    private readonly double _scale;

    public FormType(FontLibrary fonts, Shaper shaper, string language)
    {
        var style = new HouseStyle();
        _shaper = new ParagraphShaper(shaper);
        _case = new TypeCase(fonts, style.Fonts, language, hyphenator: null);
        var arabic = LanguageFacts.IsArabicScript(language);
        _scale = arabic ? style.Text.ArabicScale : 1;
        Leading = arabic ? 1.5 : 1.28;
    }

    public string Language => _case.Language;

    public bool RightToLeft => _case.Direction == TextDirection.RightToLeft;

    /// <summary>Distance of baselines as a factor of the size.</summary>
    public double Leading { get; }

    /// <summary>Shapes and breaks a text.</summary>
    /// <param name="text">The text; U+000A breaks a line.</param>
    /// <param name="size">Type size in points, for Latin letters.</param>
    /// <param name="measure">Width of the lines in points.</param>
    /// <param name="strong">Set bold.</param>
    /// <param name="mostLines">What goes beyond is cut with an ellipsis; 1 or more.</param>
    public FormText Break(string text, double size, double measure, bool strong, int mostLines = int.MaxValue)
    {
        var cut = strong ? FontCut.Bold : FontCut.Regular;
        var printable = Printable(text, cut);
        var whole = Lines(printable, size, measure, cut);
        if (whole.Lines.Length <= mostLines)
        {
            return whole;
        }

        var broken = whole.Paragraph.Text;
        var end = whole.Paragraph.Places[whole.Lines[mostLines - 1].End].CharIndex;
        while (true)
        {
            var shorter = Lines(broken[..end].TrimEnd('\u00AD', '\u2028', ' ') + "…", size, measure, cut);
            if (shorter.Lines.Length <= mostLines || end == 0)
            {
                return shorter;
            }

            end = LastElement(broken, end);
        }
    }

    /// <summary>Puts all lines of a text on a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The text.</param>
    /// <param name="left">Left edge of its measure.</param>
    /// <param name="top">Top of its first line.</param>
    /// <param name="alignment">Where it stands in its measure.</param>
    /// <param name="node">Its node in the structure; -1 for an artifact.</param>
    public void Place(PageContent page, FormText text, double left, double top, LineAlignment alignment, int node)
    {
        for (var line = 0; line < text.Lines.Length; line++)
        {
            PlaceLine(page, text, line, left, top + (line * text.LineHeight), alignment, node);
        }
    }

    /// <summary>Puts one line of a text on a page.</summary>
    public void PlaceLine(PageContent page, FormText text, int line, double left, double top, LineAlignment alignment, int node) =>
        _setter.Place(
            page, text.Paragraph, text.Lines[line].Start, text.Lines[line].End, left, top + (text.LineHeight * 0.5) + (text.Size * 0.32),
            new LineSetting(text.Size, text.Measure, alignment), [node]);

    // A word wider than its column may break at any letter.
    private FormText Lines(string text, double size, double measure, FontCut cut)
    {
        var set = Shape(text, size, measure, cut);
        return set.Lines.Any(line => line.Overfull) && !text.Contains('\u00AD', StringComparison.Ordinal) ? Shape(Breakable(text), size, measure, cut) : set;
    }

    private FormText Shape(string text, double size, double measure, FontCut cut)
    {
        var scaled = size * _scale;
        var paragraph = _shaper.Shape(
            [new Run(text)], new ParagraphStyle { Role = FontRole.Headline, Cut = cut, TabularFigures = true, OwnDirection = true },
            _case, new CopyPlace("form", 0));
        var lines = paragraph.Width.Length <= 1 ? [] : _breaker.Break(paragraph.Items, measure / scaled * 1000, Ragged.WholeWords).Lines;
        return new FormText(paragraph, lines, scaled, measure, scaled * Leading);
    }

    private string Printable(string text, FontCut cut)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == '\n' ? "\u2028" : Rune.IsControl(rune) ? " " : rune.ToString());
        }

        var missing = new List<MissingGlyph>();
        var stack = _case.Stack(FontRole.Headline);
        stack.Split(clean.ToString(), cut, missing);
        foreach (var lacking in missing.OrderByDescending(lacking => lacking.Index))
        {
            clean.Remove(lacking.Index, lacking.CodePoint > 0xFFFF ? 2 : 1).Insert(lacking.Index, '?');
        }

        return clean.ToString();
    }

    private static string Breakable(string text)
    {
        var loose = new StringBuilder(text.Length * 2);
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            if (at > 0 && char.IsLetterOrDigit(text[at]) && char.IsLetterOrDigit(text[at - 1]))
            {
                loose.Append('\u00AD');
            }

            loose.Append(text, at, length);
        }

        return loose.ToString();
    }

    /// <summary>Where the last letter, with its marks, before an index begins.</summary>
    private static int LastElement(string text, int end)
    {
        var at = 0;
        while (at + StringInfo.GetNextTextElementLength(text, at) is var next && next < end)
        {
            at = next;
        }

        return at;
    }
}

/// <summary>A text of a form, broken.</summary>
/// <param name="Paragraph">It, shaped.</param>
/// <param name="Lines">Its lines; none for an empty text.</param>
/// <param name="Size">Type size in points, as set.</param>
/// <param name="Measure">Width of the lines in points.</param>
/// <param name="LineHeight">Distance of the baselines in points.</param>
internal sealed record FormText(ShapedParagraph Paragraph, BrokenLine[] Lines, double Size, double Measure, double LineHeight)
{
    public double Height => Lines.Length * LineHeight;
}
