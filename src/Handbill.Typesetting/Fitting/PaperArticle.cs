using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>An article with its place among the columns of its page.</summary>
internal sealed class PaperArticle
{
    public required Story Copy { get; init; }

    /// <summary>Its first column in reading order, from 0.</summary>
    public required int FirstColumn { get; init; }

    public required int Columns { get; init; }

    /// <summary>Width of all its columns and what is between them, in points.</summary>
    public required double Measure { get; init; }

    public required PaperHead Head { get; init; }

    /// <summary>Its text, without what stands over it.</summary>
    public required ImmutableArray<FlowPiece> Pieces { get; init; }

    /// <summary>A picture across its last columns, under the headline, or null.</summary>
    public required PicturePiece? Across { get; init; }

    /// <summary>Columns that the picture covers; 0 without one.</summary>
    public required int Covered { get; init; }

    /// <summary>Width of the picture.</summary>
    public required double CoveredMeasure { get; init; }

    /// <summary>Height of the words under it.</summary>
    public required double CaptionHeight { get; init; }

    public int Words => Head.Words + (Across?.Words ?? 0) + Pieces.Sum(piece => piece.Words);

    /// <summary>Lines of its columns when those without a picture have so many.</summary>
    public void ColumnLines(int lines, int picture, Span<int> columns)
    {
        columns[..(Columns - Covered)].Fill(lines);
        columns[(Columns - Covered)..Columns].Fill(lines - picture);
    }
}

/// <summary>Articles side by side, from edge to edge of the page.</summary>
internal sealed record PaperBand(ImmutableArray<PaperArticle> Articles);

/// <summary>A page of bands and the room it has for them.</summary>
/// <param name="Area">One column as high as the page.</param>
/// <param name="Index">Number of the page from 0.</param>
/// <param name="Bands">From the top.</param>
internal sealed record PaperPage(SideArea Area, int Index, ImmutableArray<PaperBand> Bands)
{
    public double Top => Area.Columns[0].Top;

    public double LastBaseline => Area.Columns[0].LastBaseline;
}
