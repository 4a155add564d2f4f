using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Forms;

/// <summary>Sets labels in a grid with lines to cut along.</summary>
internal sealed class LabelGrid(FormType type, StructureTree structure, int root, LabelSheet sheet)
{
    /// <summary>10 mm: what any printer can print.</summary>
    private const double Margin = 28.35;

    private const double Pad = 8;
    private const double LeastSize = 8;
    private const double Step = 0.94;
    private const double CutLine = 0.3;

    private double Width => (sheet.Sheet.PageWidth - (2 * Margin)) / sheet.Columns;

    private double Height => (sheet.Sheet.PageHeight - (2 * Margin)) / sheet.Rows;

    public List<PageContent> Page()
    {
        var pages = new List<PageContent>();
        var perPage = sheet.Columns * sheet.Rows;
        for (var index = 0; index < Math.Max(1, sheet.Labels.Length); index++)
        {
            if (index % perPage == 0)
            {
                pages.Add(new PageContent { Width = sheet.Sheet.PageWidth, Height = sheet.Sheet.PageHeight });
            }

            if (index < sheet.Labels.Length)
            {
                Draw(pages[^1], sheet.Labels[index], index % perPage);
            }
        }

        return pages;
    }

    private void Draw(PageContent page, Label label, int place)
    {
        var column = place % sheet.Columns;
        var left = Margin + ((type.RightToLeft ? sheet.Columns - 1 - column : column) * Width);
        var top = Margin + (place / sheet.Columns * Height);
        FlowCanvas.Frame(page, left, top, Width, Height, CutLine);
        var section = structure.Add(StructureRole.Sect, root);
        var y = top + Pad;
        foreach (var text in Fit(label))
        {
            type.Place(page, text, left + Pad, y, LineAlignment.Start, structure.Add(StructureRole.P, section));
            y += text.Height;
        }
    }

    private List<FormText> Fit(Label label)
    {
        var most = Enumerable.Repeat(int.MaxValue, label.Lines.Length).ToArray();
        var factor = 1.0;
        var texts = Break(label, factor, most);
        while (IsTooHigh(texts) && label.Lines.Any(line => line.Size * factor > LeastSize))
        {
            factor *= Step;
            texts = Break(label, factor, most);
        }

        while (IsTooHigh(texts) && texts.Max(text => text.Lines.Length) > 1)
        {
            var longest = texts.FindIndex(text => text.Lines.Length == texts.Max(other => other.Lines.Length));
            most[longest] = texts[longest].Lines.Length - 1;
            texts = Break(label, factor, most);
        }

        while (IsTooHigh(texts))
        {
            texts.RemoveAt(texts.Count - 1);
        }

        return texts;
    }

    private List<FormText> Break(Label label, double factor, int[] most) =>
    [
        .. label.Lines.Select((line, index) =>
            type.Break(line.Text, Math.Max(LeastSize, line.Size * factor), Width - (2 * Pad), line.Strong, most[index])),
    ];

    private bool IsTooHigh(List<FormText> texts) => texts.Sum(text => text.Height) > Height - (2 * Pad);
}
