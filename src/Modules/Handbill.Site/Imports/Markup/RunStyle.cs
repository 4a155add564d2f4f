namespace Handbill.Site.Imports.Markup;

/// <summary>How words of a paragraph are set off.</summary>
[Flags]
internal enum RunStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Struck = 4,
    Code = 8,
    Raised = 16,
    Lowered = 32,

    /// <summary>The text is Markdown already, such as a footnote's mark.</summary>
    Ready = 64,
}
