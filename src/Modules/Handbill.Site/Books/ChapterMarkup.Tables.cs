using AngleSharp.Dom;

namespace Handbill.Site.Books;

/// <content>Tables: a caption, the rows of the head, and all others.</content>
internal sealed partial class ChapterMarkup
{
    // More are none that anybody reads, and the most that browsers take.
    private const int MostColumns = 1000;

    private void Table(IElement table, int depth)
    {
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        var head = table.Children.FirstOrDefault(child => child.LocalName == "thead");
        var headRows = Rows(head is null ? [] : [head]);
        var rows = Rows(table.Children.Where(child => child != head));
        if (rows.Count == 0)
        {
            (headRows, rows) = ([], headRows);
        }

        if (rows.Count == 0)
        {
            Wrap("p", null, () => Phrase(table, depth));
            return;
        }

        Wrap("table", table, () =>
        {
            if (caption is not null)
            {
                Wrap("caption", caption, () => Phrase(caption, depth + 1));
            }

            RowGroup("thead", headRows, depth);
            RowGroup("tbody", rows, depth);
        });
    }

    private void RowGroup(string name, List<IElement> rows, int depth)
    {
        if (rows.Count == 0)
        {
            return;
        }

        _text.Append('<').Append(name).Append('>');
        foreach (var row in rows)
        {
            Wrap("tr", row, () =>
            {
                foreach (var cell in Cells(row))
                {
                    Cell(cell, depth + 1);
                }
            }, mayBeEmpty: true);
        }

        _text.Append("</").Append(name).Append('>');
    }

    private void Cell(IElement cell, int depth)
    {
        var spans = Number(cell, "colspan", 2, MostColumns) + Number(cell, "rowspan", 2, MostColumns);
        if (cell.LocalName == "td")
        {
            Wrap("td", cell, () => Flow(cell, depth), spans, mayBeEmpty: true);
            return;
        }

        var scope = cell.GetAttribute("scope") is "row" or "col" ? $" scope=\"{cell.GetAttribute("scope")}\"" : "";
        Wrap("th", cell, () => Phrase(cell, depth), spans + scope, mayBeEmpty: true);
    }

    private static List<IElement> Rows(IEnumerable<IElement> groups) =>
        [.. groups.SelectMany(group => group.LocalName == "tr" ? Enumerable.Repeat(group, 1) : group.Children.Where(row => row.LocalName == "tr")).Where(row => Cells(row).Any())];

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th");
}
