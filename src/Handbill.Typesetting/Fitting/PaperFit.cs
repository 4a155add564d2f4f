using System.Collections.Immutable;

namespace Handbill.Typesetting.Fitting;

/// <summary>The knobs of a page that breaking depends on, and how far they are from the house style.</summary>
internal readonly record struct PaperTry(FitTry Setting, float Cost);

/// <summary>The grid of a page.</summary>
/// <param name="Setting">The knobs that breaking depends on.</param>
/// <param name="BodySize">Size of running text in points.</param>
/// <param name="Lines">Lines of the page.</param>
/// <param name="Leading">The leading that gives them.</param>
/// <param name="Cost">Distance from the house style.</param>
internal readonly record struct PaperGrid(FitTry Setting, double BodySize, int Lines, double Leading, float Cost);

/// <summary>An article on the grid.</summary>
/// <param name="Article">The article.</param>
/// <param name="FirstLine">Line of the page at which its band begins.</param>
/// <param name="Lines">Lines of its band.</param>
/// <param name="HeadLines">Lines that its head takes.</param>
/// <param name="HeadAir">Lines of those that it could do without.</param>
/// <param name="PictureLines">Lines that its picture across columns takes; 0 without one.</param>
/// <param name="PictureChange">How much the picture's height differs from what its proportions give, as a share.</param>
internal readonly record struct PaperPlace(
    PaperArticle Article, int FirstLine, int Lines, int HeadLines, int HeadAir, int PictureLines, double PictureChange)
{
    /// <summary>Lines of its columns that no picture covers.</summary>
    public int TextLines => Lines - HeadLines;

    /// <summary>Lines of all its columns together.</summary>
    public int Capacity => (TextLines * Article.Columns) - (PictureLines * Article.Covered);
}

/// <summary>An article's text in its columns.</summary>
/// <param name="Place">Its place on the grid.</param>
/// <param name="Columns">Lines of each column; where it is overset, of columns of a proof as well.</param>
/// <param name="Options">The way chosen for each piece.</param>
/// <param name="Starts">Line of its flow at which each piece begins.</param>
/// <param name="End">Line after its last piece.</param>
internal sealed record PaperSetting(PaperPlace Place, int[] Columns, FlowOption[] Options, int[] Starts, int End)
{
    /// <summary>Lines too many; below 0, lines left free.</summary>
    public int Over => End - Place.Capacity;
}

/// <summary>A page and how its articles fill it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="Articles">Its articles, each in its place.</param>
/// <param name="LeftOut">Articles that there is no room for at all.</param>
/// <param name="Cost">Distance from the house style and looseness together.</param>
internal sealed record PaperPageFit(
    PaperPage Page, PaperGrid Grid, ImmutableArray<PaperSetting> Articles, ImmutableArray<PaperArticle> LeftOut, float Cost)
{
    /// <summary>True when every column is exactly full.</summary>
    public bool Fits => LeftOut.IsEmpty && !Articles.IsEmpty && Articles.All(article => article.Over == 0);
}
