using System.Collections.Immutable;

namespace Handbill.Typesetting.Fitting;

/// <summary>A column before the leading is known.</summary>
/// <param name="Page">Index of its page in the edition.</param>
/// <param name="Left">Left edge in points.</param>
/// <param name="Top">Where its first line's ascenders may begin.</param>
/// <param name="LastBaseline">Where its last line must stand.</param>
/// <param name="Reserved">What a picture across columns takes at its head, in points; whole lines of the grid are left free for it.</param>
internal readonly record struct ColumnArea(int Page, double Left, double Top, double LastBaseline, double Reserved = 0);

/// <summary>The columns that a flow must fill exactly, in reading order.</summary>
/// <param name="Columns">One or more. The first gives the grid its leading.</param>
/// <param name="ColumnWidth">Width of each in points.</param>
internal sealed record SideArea(ImmutableArray<ColumnArea> Columns, double ColumnWidth)
{
    /// <summary>Pictures at the head of some of the columns.</summary>
    public ImmutableArray<AcrossPicture> Across { get; init; } = [];

    /// <summary>From the top of a line's ascenders to its baseline, as a factor of its size.</summary>
    public const double Rise = 0.73;

    /// <summary>Lines that the first column holds at a leading, counted in fractions.</summary>
    public double LinesAt(double leading, double size) => ((Columns[0].LastBaseline - Columns[0].Top - (Rise * size)) / leading) + 1;

    /// <summary>The leading at which the first column holds exactly so many lines, 2 or more.</summary>
    public double LeadingFor(int lines, double size) => (Columns[0].LastBaseline - Columns[0].Top - (Rise * size)) / (lines - 1);

    /// <summary>Lines of each column at a leading that the first column fills exactly.</summary>
    public int[] Lines(double leading, double size)
    {
        var lines = new int[Columns.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            var column = Columns[index];
            var whole = Math.Floor(((column.LastBaseline - column.Top - (Rise * size)) / leading) + 1.0001);
            lines[index] = Math.Max(0, (int)(whole - Math.Round(column.Reserved / leading)));
        }

        return lines;
    }

    /// <summary>First baseline of a column of so many lines: the grid is counted from the last one.</summary>
    public static double FirstBaseline(in ColumnArea column, int lines, double leading) => column.LastBaseline - ((lines - 1) * leading);
}
