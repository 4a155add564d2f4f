using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Puts blocks under each other, into quotations and into lists.</summary>
internal static class BlockMarkup
{
    public static string Join(List<MarkupBlock> blocks) => string.Join("\n\n", blocks.Select(block => block.Text));

    public static string Quote(List<MarkupBlock> blocks) =>
        blocks.Count == 0 ? "" : string.Join('\n', Join(blocks).Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));

    /// <summary>A list, its items with empty lines between them where one of them is more than a paragraph and lists under it.</summary>
    public static string List(MarkupFrame list)
    {
        var items = Items(list);
        var isTight = items.TrueForAll(item => item.Skip(1).All(block => block.Kind == BlockKind.List));
        var number = list.Number;
        var text = new StringBuilder();
        foreach (var item in items)
        {
            var marker = number is null ? "- " : $"{number++}. ";
            text.Append(text.Length == 0 ? "" : isTight ? "\n" : "\n\n").Append(marker).Append(Item(item, isTight, new string(' ', marker.Length)));
        }

        return text.ToString();
    }

    // A list that stands in no item belongs to the one before it.
    private static List<List<MarkupBlock>> Items(MarkupFrame list)
    {
        var items = new List<List<MarkupBlock>>();
        foreach (var part in list.Parts.Where(part => part.Count > 0))
        {
            if (items.Count > 0 && part is [{ Kind: BlockKind.List }])
            {
                items[^1].Add(part[0]);
            }
            else
            {
                items.Add(part);
            }
        }

        return items;
    }

    private static string Item(List<MarkupBlock> item, bool isTight, string indent)
    {
        var text = string.Join(isTight ? "\n" : "\n\n", item.Select(block => block.Text));
        return string.Join('\n', text.Split('\n').Select((line, at) => at == 0 || line.Length == 0 ? line : indent + line));
    }
}
