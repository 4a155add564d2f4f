using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>Sets pages plainly, line by line as far as words fit, so that the writer has real glyphs to write.</summary>
internal sealed class PageSetter(string language = "en", double width = 595.28, double height = 841.89)
{
    private readonly List<StructureNode> _nodes = [new(StructureRole.Document, -1)];
    private readonly List<PageContent> _pages = [];
    private readonly List<int> _outline = [];

    internal PageContent Page => _pages[^1];

    internal double Y { get; set; }

    internal double X { get; set; } = 50;

    internal double Measure { get; set; } = 240;

    internal double Expansion { get; set; } = 1;

    internal double Tracking { get; set; }

    internal PageSetter NewPage()
    {
        _pages.Add(new PageContent { Width = width, Height = height });
        Y = 50;
        return this;
    }

    internal int Node(StructureRole role, int parent = 0, string? language = null, string? alt = null, string? title = null)
    {
        _nodes.Add(new StructureNode(role, parent, language, alt, title));
        if (title is not null)
            _outline.Add(_nodes.Count - 1);
        return _nodes.Count - 1;
    }

    internal int Heading(string text, StructureRole role = StructureRole.H1, int parent = 0, FontFace? face = null)
    {
        int node = Node(role, parent, title: text);
        Paragraph(text, node, face ?? Fonts.Bold, role == StructureRole.H1 ? 24 : 12, justified: false);
        return node;
    }

    internal int Paragraph(string text, int node = -1, FontFace? face = null, double size = 10, bool justified = true)
    {
        if (node < 0)
            node = Node(StructureRole.P);
        TextDirection direction = text.Any(c => c is >= '\u0590' and <= '\u08FF') ? TextDirection.RightToLeft : TextDirection.LeftToRight;
        ShapedRun run = Fonts.Shaper.Shape(face ?? Fonts.Serif, text, direction, language);
        for (int start = 0; start < run.Length;)
        {
            int end = LineEnd(run, start, size, out bool last);
            double natural = Width(run, start, end, size);
            int spaces = Enumerable.Range(start, end - start).Count(i => run.Text[run.Clusters[i]] == ' ');
            double wordSpace = justified && !last && spaces > 0 ? (Measure - natural) / spaces : 0;
            double drawn = natural + (wordSpace * spaces);
            double x = direction == TextDirection.RightToLeft ? X + Measure - drawn : X;
            Page.Runs.Add(new PlacedRun(run, start, end, x, Y + size, size, Expansion, Tracking, wordSpace, node));
            Y += size * 1.25;
            start = end;
            while (start < run.Length && run.Text[run.Clusters[start]] == ' ')
                start++;
        }

        return node;
    }

    /// <summary>One line of runs of both directions, set out from the side where the line begins.</summary>
    internal void MixedLine(int node, bool rightToLeft, params (string Text, FontFace Face)[] parts)
    {
        double x = rightToLeft ? X + Measure : X;
        foreach ((string text, FontFace face) in parts)
        {
            TextDirection direction = text.Any(c => c is >= '\u0590' and <= '\u08FF') || (rightToLeft && string.IsNullOrWhiteSpace(text))
                ? TextDirection.RightToLeft
                : TextDirection.LeftToRight;
            ShapedRun run = Fonts.Shaper.Shape(face, text, direction, language);
            double runWidth = Width(run, 0, run.Length, 10);
            x -= rightToLeft ? runWidth : 0;
            Page.Runs.Add(new PlacedRun(run, 0, run.Length, x, Y + 10, 10, Expansion, Tracking, 0, node));
            x += rightToLeft ? 0 : runWidth;
        }

        Y += 12.5;
    }

    internal TypesetEdition Edition(string title = "The Bell 512: Riverside Depot") => new()
    {
        Title = title,
        Language = language,
        Sheet = Sheet.Find("A4")!,
        Pages = _pages,
        Structure = _nodes,
        Outline = _outline,
    };

    private double Width(ShapedRun run, int start, int end, double size)
    {
        double at = 0;
        for (int i = start; i < end; i++)
            at += (run.Advances[i] * size / 1000 * Expansion) + (run.Advances[i] == 0 ? 0 : Tracking);
        return at;
    }

    private int LineEnd(ShapedRun run, int start, double size, out bool last)
    {
        int fits = -1;
        for (int end = start + 1; end <= run.Length; end++)
        {
            if (end < run.Length && run.Text[run.Clusters[end]] != ' ')
                continue;
            if (fits > 0 && Width(run, start, end, size) > Measure)
                break;
            fits = end;
        }

        last = fits == run.Length;
        return fits;
    }
}
