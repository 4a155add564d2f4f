namespace Handbill.Site.Imports.Markup;

/// <summary>Which styles are open, each maybe more than once.</summary>
internal sealed class RunStyles
{
    private readonly int[] _open = new int[8];

    public RunStyle Now { get; private set; }

    public void Open(RunStyle style) => Count(style, 1);

    public void Close(RunStyle style) => Count(style, -1);

    private void Count(RunStyle style, int by)
    {
        var at = System.Numerics.BitOperations.TrailingZeroCount((int)style);
        _open[at] = Math.Max(0, _open[at] + by);
        Now = _open[at] > 0 ? Now | style : Now & ~style;
    }
}
