namespace Handbill.Typesetting.Pages;

/// <summary>What a piece of a page is to a reader who does not see it. Named as the standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).</summary>
public enum StructureRole
{
    /// <summary>The whole.</summary>
    Document,

    /// <summary>A story.</summary>
    Art,

    /// <summary>A part: the masthead, the foot, a box.</summary>
    Sect,

    /// <summary>A generic division: a box.</summary>
    Div,

    /// <summary>Heading of the first level: the publication's name or the headline over the page.</summary>
    H1,

    /// <summary>Heading of the second level: a story's headline.</summary>
    H2,

    /// <summary>Heading of the third level.</summary>
    H3,

    /// <summary>Heading of the fourth level.</summary>
    H4,

    /// <summary>Heading of the fifth level.</summary>
    H5,

    /// <summary>A paragraph.</summary>
    P,

    /// <summary>A list.</summary>
    L,

    /// <summary>An item of a list.</summary>
    LI,

    /// <summary>Its bullet or number.</summary>
    Lbl,

    /// <summary>Its text.</summary>
    LBody,

    /// <summary>A quotation.</summary>
    BlockQuote,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A row.</summary>
    TR,

    /// <summary>A heading cell of a column.</summary>
    TH,

    /// <summary>A cell.</summary>
    TD,

    /// <summary>A picture or code with a text that stands for it.</summary>
    Figure,

    /// <summary>The words under a picture.</summary>
    Caption,

    /// <summary>A link.</summary>
    Link,

    /// <summary>A footnote.</summary>
    Note,

    /// <summary>A footnote's number in the text.</summary>
    Reference,

    /// <summary>A stretch in another language.</summary>
    Span,
}

/// <summary>One node of the structure tree. Parents stand before their children, and children in reading order.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Parent">Index of its parent; -1 for the root, which is node 0.</param>
/// <param name="Language">BCP 47 tag where it differs from its parent's, or null.</param>
/// <param name="Alt">Text that stands for a figure, or what a link says; null elsewhere.</param>
/// <param name="Title">A heading's text where it becomes an entry of the outline, or null.</param>
public sealed record StructureNode(
    StructureRole Role, int Parent, string? Language = null, string? Alt = null, string? Title = null);

/// <summary>An edition fitted and set: what becomes a PDF or a picture.</summary>
public sealed class TypesetEdition
{
    /// <summary>Title of the document: publication, number, workplace.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The sheet that it was set for.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>Pages in order. Two or four for a fitted newsletter; one more where copy is overset.</summary>
    public required IReadOnlyList<PageContent> Pages { get; init; }

    /// <summary>The structure tree, node 0 its root.</summary>
    public required IReadOnlyList<StructureNode> Structure { get; init; }

    /// <summary>Indexes of the nodes that the outline lists, in order; each has a <see cref="StructureNode.Title"/>.</summary>
    public required IReadOnlyList<int> Outline { get; init; }
}
