using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>What stands over an article's columns: kicker, headline, byline. Its size goes by the article's rank, not by the fit.</summary>
internal sealed class PaperHead
{
    /// <summary>Sizes that a headline may take, as factors of its rank's: a line saved is worth being a little smaller.</summary>
    private static readonly double[] Factors = [1.12, 1.08, 1.04, 1, 0.97, 0.94, 0.91, 0.88];

    private const double LeastSize = 9;
    private const double KickerSize = 8.6;

    /// <summary>Air between the rule above and the head, and between the head and its text.</summary>
    private const double AirAbove = 7;
    private const double AirBelow = 5;

    private readonly ShapedParagraph _headline;
    private readonly ShapedParagraph? _kicker;
    private readonly ShapedParagraph? _byline;
    private readonly BrokenLine[] _lines;
    private readonly double _size;
    private readonly double _bylineSize;
    private readonly double _rise;
    private readonly double _fall;
    private readonly string _title;

    /// <summary>Sets the head of an article.</summary>
    /// <param name="story">The article.</param>
    /// <param name="flow">Shapes its words.</param>
    /// <param name="breaker">Breaks its lines.</param>
    /// <param name="style">The house style.</param>
    /// <param name="measure">Width of the article's columns in points.</param>
    /// <param name="size">Size of headlines of its rank.</param>
    /// <param name="lead">True for the article that leads the paper.</param>
    /// <exception cref="CopyException">A word of the headline is wider than the article.</exception>
    public PaperHead(Story story, StoryFlow flow, LineBreaker breaker, HouseStyle style, double measure, double size, bool lead)
    {
        _title = story.Title;
        _headline = flow.HeadlineText(story.Headline, FontRole.Masthead, lead ? FontCut.Black : FontCut.Bold, story.Place);
        _kicker = story.Kicker.IsEmpty ? null : flow.Small(story.Kicker, FontCut.Bold, story.Place);
        _byline = story.Byline.Length == 0 ? null : flow.Small([new Run(story.Byline)], FontCut.Italic, story.Place);
        _bylineSize = style.Paper.BylineSize;
        (_size, _lines) = Break(story, breaker, measure, size);

        // Arabic reaches higher and lower than capitals and descenders do.
        (_rise, _fall) = _headline.Direction == TextDirection.RightToLeft ? (0.86, 0.34) : (0.67, 0.22);
    }

    /// <summary>True over a part that comes from another page: a reader who listens hears the article in one, and has no need of it.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Words in it.</summary>
    public int Words => _headline.Words + (_kicker?.Words ?? 0) + (_byline?.Words ?? 0);

    private double Leading => _size * (_size > 30 ? 1.03 : 1.08);

    /// <summary>Height in points, with the air above it where a rule stands there.</summary>
    public double Height(bool ruled) =>
        (ruled ? (2 * AirAbove) - 2 : 0)
        + (_kicker is null ? 0 : KickerLine)
        + (_size * (_rise + _fall)) + ((_lines.Length - 1) * Leading)
        + (_byline is null ? 0 : _bylineSize * 1.3)
        + AirBelow;

    private double KickerLine => (KickerSize * 0.72) + 3.5 + (_size * 0.14);

    /// <summary>Where the rule above stands, from the top of the article.</summary>
    public static double RuleAt => AirAbove - 2;

    /// <summary>Draws it and gives the node of the headline.</summary>
    public void Draw(FlowCanvas canvas, PageContent page, double left, double top, double measure, bool ruled)
    {
        var y = top + (ruled ? (2 * AirAbove) - 2 : 0);
        if (_kicker is not null)
        {
            Line(canvas, page, _kicker, left, y + (KickerSize * 0.72), KickerSize, measure);
            y += KickerLine;
        }

        y += _size * _rise;
        var nodes = Nodes(canvas, _headline, StructureRole.H2, _title);
        foreach (ref readonly var line in _lines.AsSpan())
        {
            canvas.Lines.Place(page, _headline, line.Start, line.End, left, y, new LineSetting(_size, measure, LineAlignment.Start), nodes);
            y += Leading;
        }

        if (_byline is not null)
        {
            Line(canvas, page, _byline, left, y - Leading + (_size * _fall) + (_bylineSize * 1.1), _bylineSize, measure);
        }
    }

    private ReadOnlySpan<int> Nodes(FlowCanvas canvas, ShapedParagraph text, StructureRole role, string? title)
    {
        if (!IsContinued)
        {
            return canvas.RunNodes(text.Runs, canvas.Structure.Add(role, canvas.Story, title: title));
        }

        var artifact = new int[text.Runs.Length];
        Array.Fill(artifact, -1);
        return artifact;
    }

    private void Line(FlowCanvas canvas, PageContent page, ShapedParagraph text, double left, double baseline, double size, double measure)
    {
        var width = text.Width[^1] * size / 1000;
        canvas.Lines.Place(
            page, text, 0, text.Places.Length - 1, left, baseline, new LineSetting(width <= measure ? size : size * measure / width, measure, LineAlignment.Start),
            Nodes(canvas, text, StructureRole.P, null));
    }

    /// <summary>The size that saves a line where one near the wished one does, and lines of about the same length.</summary>
    private (double Size, BrokenLine[] Lines) Break(Story story, LineBreaker breaker, double measure, double wish)
    {
        var best = (Size: 0.0, Lines: Array.Empty<BrokenLine>());
        foreach (var factor in Factors)
        {
            var lines = Lines(breaker, measure, wish * factor);
            if (!Overfull(lines) && (best.Size == 0 || lines.Length < best.Lines.Length))
            {
                best = (wish * factor, lines);
            }
        }

        for (var size = wish * 0.85; best.Size == 0; size *= 0.95)
        {
            var lines = Lines(breaker, measure, size);
            if (!Overfull(lines))
            {
                best = (size, lines);
            }
            else if (size < LeastSize)
            {
                throw CopyException.TooWide(story.Place, _headline.TextOf(Array.Find(lines, line => line.Overfull)));
            }
        }

        return (best.Size, Balanced(breaker, measure, best.Size, best.Lines));
    }

    private BrokenLine[] Balanced(LineBreaker breaker, double measure, double size, BrokenLine[] lines)
    {
        for (var share = 0.94; share > 0.5 && lines.Length > 1; share -= 0.06)
        {
            var narrower = Lines(breaker, measure * share, size);
            if (narrower.Length > lines.Length || Overfull(narrower))
            {
                break;
            }

            lines = narrower;
        }

        return lines;
    }

    private BrokenLine[] Lines(LineBreaker breaker, double measure, double size) =>
        breaker.Break(
            _headline.Items, measure / size * 1000,
            Ragged.WholeWords).Lines;

    private static bool Overfull(BrokenLine[] lines) => Array.Exists(lines, line => line.Overfull);
}
