namespace Handbill.Press.Copy;

/// <summary>What no sheet can hold. Beyond it, copy is refused before it costs time.</summary>
internal static class CopyLimits
{
    /// <summary>Characters of a paragraph. A full A3 page of small type has about 12,000.</summary>
    public const int LongestParagraph = 20_000;

    /// <summary>Stories in one file.</summary>
    public const int MostItems = 200;

    /// <summary>Quotations, lists and boxes inside each other.</summary>
    public const int DeepestBlocks = 6;

    /// <summary>Emphasis and links inside each other.</summary>
    public const int DeepestInlines = 24;

    /// <summary>Marks of quotation at a line's start that are handed to the Markdown parser at all.</summary>
    public const int DeepestMarkers = 12;

    /// <summary>Lines such as `[^1]: …` or `[label]: …` in one file.</summary>
    public const int MostDefinitions = 400;

    /// <summary>Columns that a line may be indented by.</summary>
    public const int DeepestIndent = 40;

    /// <summary>Levels of the syntax tree, inlines included, that the Markdown parser may build.</summary>
    public const int DeepestTree = 64;

    /// <summary>Footnotes in one story.</summary>
    public const int MostNotes = 99;
}
