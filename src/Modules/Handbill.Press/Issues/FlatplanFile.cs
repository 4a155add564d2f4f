using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Press.Issues;

/// <summary>Reads `flatplan.yaml`: where a newspaper's articles stand.</summary>
internal static class FlatplanFile
{
    private static readonly string[] Known = ["pages", "columns", "rows", "frames"];
    private static readonly string[] FrameFields = ["page", "column", "row", "columns", "rows", "story"];

    /// <summary>Reads it.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="isArticle">Whether there is an article of a name; null where any name will do.</param>
    /// <param name="faults">Gets what is wrong, with the line.</param>
    /// <returns>Null when there is any fault.</returns>
    public static FlatplanText? Read(string text, Func<string, bool>? isArticle, FaultList faults)
    {
        var before = faults.Count;
        if (YamlReader.Read(FlatplanText.File, text, 0, faults) is not { } map)
        {
            return null;
        }

        var fields = new Fields(FlatplanText.File, map, Known, faults);
        var pages = fields.Whole("pages", 4, FlatplanText.MostPages, required: true) ?? 4;
        if (pages % 4 != 0)
        {
            faults.Add(FlatplanText.File, fields.LineOf("pages"), $"`pages` is `{pages}`", "write 4, 8, 12 or 16: a folded sheet has four");
        }

        var columns = fields.Whole("columns", FlatplanText.FewestColumns, FlatplanText.MostColumns, required: true) ?? FlatplanText.MostColumns;
        var rows = fields.Whole("rows", FlatplanText.FewestRows, FlatplanText.MostRows, required: true) ?? FlatplanText.MostRows;
        var frames = ReadFrames(fields, faults);
        if (faults.Count > before)
        {
            return null;
        }

        var plan = new FlatplanText(pages, columns, rows, [.. frames.Select(frame => frame.Frame)]);
        foreach (var fault in plan.Faults())
        {
            faults.Add(FlatplanText.File, frames[fault.Frame].Line, fault.Problem, fault.Remedy);
        }

        foreach (var (frame, line) in frames.Where(frame => frame.Frame.Story.Length > 0 && isArticle?.Invoke(frame.Frame.Story) == false))
        {
            faults.Add(FlatplanText.File, line, $"there is no article `{Fields.Shown(frame.Story)}`", "write the name of a file of articles/, or take the story out of the frame");
        }

        return faults.Count > before ? null : plan;
    }

    private static List<(FrameText Frame, int Line)> ReadFrames(Fields fields, FaultList faults)
    {
        var frames = new List<(FrameText, int)>();
        var node = fields.Node("frames");
        if (node is null or YamlScalar { IsNothing: true })
        {
            return frames;
        }

        if (node is not YamlList list || list.Items.Count > FlatplanText.MostFrames)
        {
            faults.Add(FlatplanText.File, node.Line, "`frames` is no list of frames", $"write up to {FlatplanText.MostFrames} lines such as `- {{page: 1, column: 1, row: 1, columns: 4, rows: 6, story: lead.md}}`");
            return frames;
        }

        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                faults.Add(FlatplanText.File, item.Line, "this is no frame", "write a line such as `- {page: 1, column: 1, row: 1, columns: 4, rows: 6, story: lead.md}`");
                continue;
            }

            var one = new Fields(FlatplanText.File, map, FrameFields, faults);
            var box = new Handbill.Typesetting.Text.FrameBox(
                one.Whole("page", 1, FlatplanText.MostPages, required: true) ?? 1,
                one.Whole("column", 1, FlatplanText.MostColumns, required: true) ?? 1,
                one.Whole("row", 1, FlatplanText.MostRows, required: true) ?? 1,
                one.Whole("columns", 1, FlatplanText.MostColumns, required: true) ?? 1,
                one.Whole("rows", 1, FlatplanText.MostRows, required: true) ?? 1);
            frames.Add((new FrameText(box, one.OptionalText("story")), map.Line));
        }

        return frames;
    }

    /// <summary>The plan for the press, its articles by their place among the edition's; null where it names one that is not there.</summary>
    public static Handbill.Typesetting.Text.Flatplan ForPress(FlatplanText plan, IReadOnlyList<string> articles) => new()
    {
        Pages = plan.Pages,
        Columns = plan.Columns,
        Rows = plan.Rows,
        Frames = [.. plan.Frames.Select(frame => new Handbill.Typesetting.Text.PlannedFrame(frame.Box, frame.Story.Length == 0 ? -1 : articles.IndexOf(frame.Story)))],
    };

    private static int IndexOf(this IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (string.Equals(names[index], name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
