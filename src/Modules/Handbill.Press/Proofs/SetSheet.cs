using System.Collections.Immutable;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Press.Runs;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Proofs;

/// <summary>A sheet that was set, with what its pictures are drawn from.</summary>
internal sealed record SetSheet(ProofSheet Sheet, SharedCopy Shared, SetEdition? Set)
{
    /// <summary>What its pages look like; empty where nobody looks at them, or there are none.</summary>
    public ImmutableArray<PageLook> Looks { get; init; } = [];

    /// <summary>Draws a page.</summary>
    /// <param name="page">Which, from 0.</param>
    /// <param name="width">Width in pixels.</param>
    /// <returns>A PNG, one part after the other.</returns>
    public IReadOnlyList<ReadOnlyMemory<byte>> Draw(int page, int width)
    {
        var content = Set!.Pages.Pages[page];
        return Shared.Painter.DrawPage(content, Looks[page], width * 72 / content.Width);
    }

    /// <summary>Where items stand: the stories of the structure held against the copy, in order. Items that the press held over, and notices of
    /// the house, are passed by.</summary>
    public static ImmutableArray<ProofBox> Boxes(EditionCopy copy, SetEdition set)
    {
        var pages = set.Pages;
        var items = new Dictionary<int, int>();
        var next = 0;
        var isFirst = copy.Editorial is not null;
        for (var node = 0; node < pages.Structure.Count; node++)
        {
            if (pages.Structure[node].Role != Typesetting.Pages.StructureRole.Art)
            {
                continue;
            }

            if (isFirst)
            {
                items.Add(node, -1);
                isFirst = false;
                continue;
            }

            var title = TitleOf(pages, node);
            for (var index = next; index < copy.Items.Length; index++)
            {
                if (copy.Items[index].Title == title)
                {
                    items.Add(node, index);
                    next = index + 1;
                    break;
                }
            }
        }

        return
        [
            .. StoryAreas.Of(pages).Where(area => items.ContainsKey(area.Node))
                .Select(area => new ProofBox(items[area.Node], area.Page, area.X, area.Y, area.Width, area.Height)),
        ];
    }

    private static string? TitleOf(Typesetting.Pages.TypesetEdition pages, int story)
    {
        foreach (var heading in pages.Outline)
        {
            for (var node = heading; node >= story; node = pages.Structure[node].Parent)
            {
                if (node == story)
                {
                    return pages.Structure[heading].Title;
                }
            }
        }

        return null;
    }
}
