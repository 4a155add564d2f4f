using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Reading;

/// <summary>Writes the outline: headings below headings by their level (ISO 32000-1, 12.3.3).</summary>
internal static class OutlineObjects
{
    /// <summary>Writes the outline.</summary>
    /// <returns>Object number of its root; 0 when there is nothing to list.</returns>
    internal static int Write(PdfFile file, StructureTree tree, IReadOnlyList<int> outline, int[] pages, double[] heights)
    {
        List<Entry> entries = [];
        foreach (int node in outline)
        {
            if (tree.Places[node].Page < 0 || tree.Nodes[node].Title is not { Length: > 0 })
                continue;
            int level = tree.Nodes[node].Role is >= StructureRole.H1 and <= StructureRole.H5 ? (int)tree.Nodes[node].Role : 0;
            int parent = entries.Count - 1;
            while (parent >= 0 && entries[parent].Level >= level)
                parent = entries[parent].Parent;
            entries.Add(new Entry(node, level, parent));
        }

        if (entries.Count == 0)
            return 0;
        int root = file.Reserve();
        int first = file.Reserve(entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            Entry entry = entries[i];
            PdfBuffer output = file.BeginObject(first + i);
            NodePlace place = tree.Places[entry.Node];
            output.Put("<</Title"u8).PutText(tree.Nodes[entry.Node].Title!).Put("/Parent "u8)
                .PutReference(entry.Parent < 0 ? root : first + entry.Parent);
            int previous = entries.FindLastIndex(i - 1 < 0 ? 0 : i - 1, i, other => other.Parent == entry.Parent);
            if (previous >= 0)
                output.Put("/Prev "u8).PutReference(first + previous);
            int next = entries.FindIndex(i + 1, other => other.Parent == entry.Parent);
            if (next >= 0)
                output.Put("/Next "u8).PutReference(first + next);
            Children(output, entries, i, first);
            output.Put("/Dest["u8).PutReference(pages[place.Page]).Put("/XYZ null "u8).PutPoints(heights[place.Page] - place.Top)
                .Put(" null]>>"u8);
            file.EndObject();
        }

        PdfBuffer rootOutput = file.BeginObject(root);
        rootOutput.Put("<</Type/Outlines"u8);
        Children(rootOutput, entries, -1, first);
        rootOutput.Put(">>"u8);
        file.EndObject();
        return root;
    }

    private static void Children(PdfBuffer output, List<Entry> entries, int parent, int first)
    {
        int eldest = entries.FindIndex(other => other.Parent == parent);
        if (eldest < 0)
            return;
        int open = 0;
        for (int i = eldest; i < entries.Count; i++)
        {
            int above = entries[i].Parent;
            while (above > parent)
                above = entries[above].Parent;
            open += above == parent ? 1 : 0;
        }

        output.Put("/First "u8).PutReference(first + eldest).Put("/Last "u8)
            .PutReference(first + entries.FindLastIndex(other => other.Parent == parent)).Put("/Count "u8).Put(open);
    }

    private readonly record struct Entry(int Node, int Level, int Parent);
}
