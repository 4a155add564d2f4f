namespace Handbill.Site.Imports.Markup;

/// <summary>A figure: one picture takes the words under it, all else keeps its order.</summary>
internal static class FigureMarkup
{
    public static List<MarkupBlock> Blocks(MarkupFrame figure)
    {
        if (figure.CaptionAt is not { } at || figure.Blocks.Count != 2 || figure.Blocks[1 - at].Kind != BlockKind.Picture)
        {
            return figure.Blocks;
        }

        var picture = figure.Blocks[1 - at].Text;
        return [new MarkupBlock(BlockKind.Picture, $"![{figure.Blocks[at].Text}{picture[picture.LastIndexOf("](", StringComparison.Ordinal)..]}")];
    }
}
