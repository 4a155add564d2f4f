using Handbill.Typesetting.Fitting;

namespace Handbill.Typesetting.Pages;

/// <summary>How a publication looks. Lengths in points. The defaults are the plain bulletin.</summary>
public sealed record HouseStyle
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "bulletin";

    /// <summary>Families by role.</summary>
    public StyleFonts Fonts { get; init; } = new();

    /// <summary>What stays free around the page; at least 8 mm, which no duplicator prints on.</summary>
    public StyleMargins Margins { get; init; } = new();

    /// <summary>The front page of a newsletter.</summary>
    public StyleSide Front { get; init; } = new() { Columns = 2, Gutter = 17, BodySize = 10.4, Leading = 13, HeadlineSize = 28, HeadlineLeading = 30 };

    /// <summary>The other pages, and all pages of a newspaper.</summary>
    public StyleSide Back { get; init; } = new() { Columns = 3, BodySize = 9.5, Leading = 11.9, HeadlineSize = 11.8, HeadlineLeading = 13 };

    /// <summary>How running text is set.</summary>
    public StyleText Text { get; init; } = new();

    /// <summary>The masthead.</summary>
    public StyleMasthead Masthead { get; init; } = new();

    /// <summary>The foot with the address for writing in and the imprint.</summary>
    public StyleFoot Foot { get; init; } = new();

    /// <summary>A newspaper's headlines.</summary>
    public StylePaper Paper { get; init; } = new();

    /// <summary>The same style for text in Arabic script, whose letters are drawn smaller in the em.</summary>
    public HouseStyle ForArabic() => this with
    {
        Front = Front.Scaled(Text.ArabicScale),
        Back = Back.Scaled(Text.ArabicScale),
    };

    /// <summary>What the fitter may turn, and how far.</summary>
    public KnobSet Knobs { get; init; } = KnobSet.Bulletin;
}

/// <summary>Families by role, and by script where the role's family lacks it.</summary>
public sealed record StyleFonts
{
    /// <summary>Running text.</summary>
    public string Body { get; init; } = "Source Serif 4";

    /// <summary>Headlines of items, captions, tables, the foot.</summary>
    public string Headline { get; init; } = "Source Sans 3";

    /// <summary>The publication's name and the headline over the front page.</summary>
    public string Masthead { get; init; } = "Source Serif 4";

    /// <summary>Running text in Arabic script.</summary>
    public string ArabicBody { get; init; } = "Noto Naskh Arabic";

    /// <summary>Headlines in Arabic script.</summary>
    public string ArabicHeadline { get; init; } = "Noto Sans Arabic";

    /// <summary>Running text in Hebrew script.</summary>
    public string HebrewBody { get; init; } = "Noto Serif Hebrew";

    /// <summary>Headlines in Hebrew script.</summary>
    public string HebrewHeadline { get; init; } = "Noto Sans Hebrew";
}

/// <summary>What stays free around the page.</summary>
public sealed record StyleMargins
{
    /// <summary>Above.</summary>
    public double Top { get; init; } = 36;

    /// <summary>Below.</summary>
    public double Bottom { get; init; } = 36;

    /// <summary>Left of a left-to-right sheet's front.</summary>
    public double Left { get; init; } = 44;

    /// <summary>Right of a left-to-right sheet's front.</summary>
    public double Right { get; init; } = 44;
}

/// <summary>One side's columns and sizes.</summary>
public sealed record StyleSide
{
    /// <summary>Columns, 1 to 5.</summary>
    public int Columns { get; init; } = 2;

    /// <summary>Between two columns.</summary>
    public double Gutter { get; init; } = 15;

    /// <summary>Thickness of the rule between two columns; 0 for none, else at least 0.3.</summary>
    public double ColumnRule { get; init; } = 0.3;

    /// <summary>Size of running text; at least 7.</summary>
    public double BodySize { get; init; } = 10;

    /// <summary>Distance of the baselines of the grid.</summary>
    public double Leading { get; init; } = 12.5;

    /// <summary>Size of headlines.</summary>
    public double HeadlineSize { get; init; } = 12;

    /// <summary>Distance of the baselines of a headline of several lines.</summary>
    public double HeadlineLeading { get; init; } = 13;

    /// <summary>Lines of air above a headline that is not at a column's head.</summary>
    public double HeadlineSpace { get; init; } = 1;

    /// <summary>Size of captions, credits and notes; at least 7.</summary>
    public double SmallSize { get; init; } = 7.8;

    /// <summary>The same with running text so much larger; grid and headlines grow by less, having room already.</summary>
    internal StyleSide Scaled(double scale) => this with
    {
        BodySize = BodySize * scale,
        Leading = Leading * (1 + ((scale - 1) * 0.75)),
        HeadlineSize = HeadlineSize * (1 + ((scale - 1) * 0.5)),
        HeadlineLeading = HeadlineLeading * (1 + ((scale - 1) * 0.75)),
        SmallSize = SmallSize * scale,
    };
}

/// <summary>How running text is set.</summary>
public sealed record StyleText
{
    /// <summary>Both edges straight; otherwise ragged.</summary>
    public bool Justified { get; init; } = true;

    /// <summary>Words may be broken.</summary>
    public bool Hyphenate { get; init; } = true;

    /// <summary>Longest run of lines that end in a hyphen.</summary>
    public int HyphenRun { get; init; } = 2;

    /// <summary>Indent of a paragraph's first line, in ems.</summary>
    public double Indent { get; init; } = 1;

    /// <summary>Punctuation hangs a little into the margin.</summary>
    public bool Protrusion { get; init; } = true;

    /// <summary>How much letters may be widened or narrowed: 0.02 is 2 %.</summary>
    public double Expansion { get; init; } = 0.02;

    /// <summary>Size of running text and headlines in Arabic script as a factor of Latin's: its letters are drawn smaller in the em.</summary>
    public double ArabicScale { get; init; } = 1.14;

    /// <summary>Oldstyle figures in running text; otherwise lining.</summary>
    public bool OldstyleFigures { get; init; }

    /// <summary>Ligatures such as fi.</summary>
    public bool Ligatures { get; init; } = true;
}

/// <summary>The masthead on the front page.</summary>
public sealed record StyleMasthead
{
    /// <summary>Size of the publication's name, made smaller when it would not fit the measure.</summary>
    public double NameSize { get; init; } = 54;

    /// <summary>Size of the motto.</summary>
    public double MottoSize { get; init; } = 11;

    /// <summary>Size of the workplace's name.</summary>
    public double WorkplaceSize { get; init; } = 19;

    /// <summary>Size of number and date.</summary>
    public double DatelineSize { get; init; } = 9.5;

    /// <summary>Thickness of the rules around the dateline.</summary>
    public double Rule { get; init; } = 1;

    /// <summary>True sets the name in the middle; otherwise at the start of the line.</summary>
    public bool Centred { get; init; } = true;
}

/// <summary>The foot.</summary>
public sealed record StyleFoot
{
    /// <summary>Size of its text; at least 7.</summary>
    public double Size { get; init; } = 7.8;

    /// <summary>Width of the QR code.</summary>
    public double CodeSize { get; init; } = 44;
}

/// <summary>A newspaper's headlines by rank.</summary>
public sealed record StylePaper
{
    /// <summary>Columns of a page, 2 to 5.</summary>
    public int Columns { get; init; } = 4;

    /// <summary>Headline of the lead.</summary>
    public double LeadSize { get; init; } = 40;

    /// <summary>Headline of an article.</summary>
    public double ArticleSize { get; init; } = 21;

    /// <summary>Line under a headline.</summary>
    public double BylineSize { get; init; } = 8.5;
}
