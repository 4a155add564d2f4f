namespace Handbill.Typesetting.Fitting;

/// <summary>An article's text broken at one setting, and what filling its columns to some height costs.</summary>
internal sealed class PaperLines
{
    private readonly PaperArticle _article;
    private readonly Dictionary<(int Lines, int Picture), float> _costs = [];

    public PaperLines(PaperArticle article, BreakContext context, in FitTry setting)
    {
        _article = article;
        Blocks = new FlowBlock[article.Pieces.Length];
        for (var index = 0; index < Blocks.Length; index++)
        {
            Blocks[index] = article.Pieces[index].Options(context, in setting);
            int low = int.MaxValue, high = 0;
            foreach (ref readonly var option in Blocks[index].Options.AsSpan())
            {
                low = Math.Min(low, option.Lines);
                high = Math.Max(high, option.Lines);
            }

            Natural += Blocks[index].Options[0].Lines;
            Least += low;
            Most += high;
        }
    }

    public FlowBlock[] Blocks { get; }

    /// <summary>Lines when every paragraph is set the best way.</summary>
    public int Natural { get; }

    public int Least { get; }

    public int Most { get; }

    /// <summary>Fewest lines, where every column's head swallows the air above what stands there.</summary>
    public int LeastInColumns => Least - (2 * _article.Columns);

    /// <summary>What it costs to fill the columns exactly, or infinity.</summary>
    public float Cost(ColumnFiller filler, int lines, int picture)
    {
        // A picture over all columns is the same as shorter columns.
        if (_article.Covered == _article.Columns)
        {
            (lines, picture) = (lines - picture, 0);
        }

        var capacity = (lines * _article.Columns) - (picture * _article.Covered);
        if (lines - picture < 2 || capacity < LeastInColumns || capacity > Most)
        {
            return float.PositiveInfinity;
        }

        if (!_costs.TryGetValue((lines, picture), out var cost))
        {
            Span<int> columns = stackalloc int[_article.Columns];
            _article.ColumnLines(lines, picture, columns);
            var starts = new int[Blocks.Length];
            var chosen = new int[Blocks.Length];
            cost = filler.Fill(Blocks, columns, exact: true, capacity, chosen, starts, out _);
            _costs.Add((lines, picture), cost);
        }

        return cost;
    }
}
