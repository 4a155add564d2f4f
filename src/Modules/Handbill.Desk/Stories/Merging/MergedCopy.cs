using System.Text;

namespace Handbill.Desk.Stories.Merging;

/// <summary>A text that two wrote at once.</summary>
internal sealed record MergedCopy(IReadOnlyList<MergePart> Parts)
{
    /// <summary>True when nothing that the one changed touches what the other changed.</summary>
    public bool IsClean => !Parts.Any(part => part.IsTouched);

    /// <summary>The places where they touch.</summary>
    public IEnumerable<MergePart> Touched => Parts.Where(part => part.IsTouched);

    /// <summary>
    /// One text that has all of it: where they touch, the one's paragraphs and after them the other's, for somebody to take out what is too much.
    /// </summary>
    public string WithBothSides()
    {
        var text = new StringBuilder();
        var isAfterSides = false;
        foreach (var part in Parts)
        {
            if (part.Agreed is { } agreed)
            {
                text.Append(isAfterSides ? agreed.TrimStart('\n') : agreed);
                continue;
            }

            foreach (var side in new[] { part.Mine, part.Theirs }.Select(side => side.Trim('\n')).Where(side => side.Length > 0))
            {
                BeginParagraph(text);
                text.Append(side);
            }

            text.Append("\n\n");
            isAfterSides = true;
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void BeginParagraph(StringBuilder text)
    {
        while (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n'))
        {
            text.Append('\n');
        }
    }
}
