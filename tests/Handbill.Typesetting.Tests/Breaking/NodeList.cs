using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

/// <summary>Turns a horizontal list into break items by TeX's rules (The TeXbook, pages 95 to 97).</summary>
internal static class NodeList
{
    public static BreakItems ToItems(IReadOnlyList<TexNode> nodes)
    {
        var at = new List<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (IsBreak(nodes, i))
            {
                at.Add(i);
            }
        }

        var sums = Sums(nodes);
        var count = at.Count + 2;
        var items = new BreakItems
        {
            Count = count,
            EndWidth = new double[count],
            StartWidth = new double[count],
            EndStretch = new double[count],
            StartStretch = new double[count],
            EndShrink = new double[count],
            StartShrink = new double[count],
            EndGlyphs = new double[count],
            StartGlyphs = new double[count],
            EndInk = new double[count],
            StartInk = new double[count],
            Penalty = new short[count],
            Hyphen = new bool[count],
            Automatic = new bool[count],
        };
        for (var k = 0; k < count; k++)
        {
            var node = k == 0 ? -1 : k == count - 1 ? nodes.Count : at[k - 1];
            var before = sums[Math.Max(0, node)];
            var disc = node >= 0 && node < nodes.Count ? nodes[node] as Discretionary : null;
            items.EndWidth[k] = before.Width + (disc?.Pre ?? 0);
            items.EndStretch[k] = before.Stretch;
            items.EndShrink[k] = before.Shrink;
            items.EndGlyphs[k] = before.Boxes + (disc is null ? 0 : 1);
            items.EndInk[k] = before.Ink + (disc?.Pre ?? 0);

            // What follows a break and has no ink goes with it, unless the break leaves something on the new line.
            var next = node < 0 ? 0 : disc is null ? node : node + 1;
            if (node >= 0 && disc is not { Post: > 0 })
            {
                while (next < nodes.Count && nodes[next] is Glue or Penalty or Kern { OfFont: false })
                {
                    next++;
                }
            }

            var after = sums[next];
            items.StartWidth[k] = after.Width - (disc?.Post ?? 0);
            items.StartStretch[k] = after.Stretch;
            items.StartShrink[k] = after.Shrink;
            items.StartGlyphs[k] = after.Boxes;
            items.StartInk[k] = after.Ink - (disc?.Post ?? 0);
            items.Penalty[k] = (short)(k == 0 ? 0 : k == count - 1 ? -10_000 : disc?.Price ?? (nodes[node] as Penalty)?.Value ?? 0);
            items.Hyphen[k] = disc is not null;
            items.Automatic[k] = disc is { Automatic: true };
        }

        return items;
    }

    private static bool IsBreak(IReadOnlyList<TexNode> nodes, int i) => nodes[i] switch
    {
        Glue => i > 0 && nodes[i - 1] is Box or Discretionary or Kern { OfFont: true },
        Kern { OfFont: false } => i + 1 < nodes.Count && nodes[i + 1] is Glue,
        Penalty penalty => penalty.Value < 10_000,
        Discretionary => true,
        _ => false,
    };

    /// <summary>What stands before each node, and before the end.</summary>
    private static (double Width, double Stretch, double Shrink, double Boxes, double Ink)[] Sums(IReadOnlyList<TexNode> nodes)
    {
        var sums = new (double Width, double Stretch, double Shrink, double Boxes, double Ink)[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++)
        {
            var (width, stretch, shrink, boxes, ink) = sums[i];
            sums[i + 1] = nodes[i] switch
            {
                Box box => (width + box.Width, stretch, shrink, boxes + 1, ink + box.Width),
                Glue glue => (width + glue.Width, stretch + glue.Stretch, shrink + glue.Shrink, boxes + 1, ink),
                Kern kern => (width + kern.Width, stretch, shrink, boxes, ink),
                Discretionary disc => (width + disc.Whole, stretch, shrink, boxes, ink + disc.Whole),
                _ => sums[i],
            };
        }

        return sums;
    }
}
