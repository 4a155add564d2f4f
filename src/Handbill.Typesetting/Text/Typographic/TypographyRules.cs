namespace Handbill.Typesetting.Text;

/// <summary>An opening and a closing quotation mark.</summary>
/// <param name="Open">Before what is quoted.</param>
/// <param name="Close">After it.</param>
internal readonly record struct QuotePair(char Open, char Close);

/// <summary>The customs of one language. Words are in lower case unless the custom is about their capital.</summary>
internal sealed record TypographyRules
{
    /// <summary>Quotation marks that stand for straight double ones.</summary>
    public required QuotePair Outer { get; init; }

    /// <summary>Those inside a quotation.</summary>
    public required QuotePair Inner { get; init; }

    /// <summary>Those that stand for straight single ones; null leaves single ones alone.</summary>
    public QuotePair? Single { get; init; } = new QuotePair('‘', '’');

    /// <summary>Space inside guillemets, or none.</summary>
    public char? InsideGuillemets { get; init; }

    /// <summary>Space before ; ! ?, or none.</summary>
    public char? BeforeHighPoints { get; init; }

    /// <summary>Space before a colon, or none.</summary>
    public char? BeforeColon { get; init; }

    /// <summary>Space between groups of three digits; null where groups are not parted by spaces.</summary>
    public char? Thousands { get; init; }

    /// <summary>What stands for a hyphen between spaces.</summary>
    public char SpacedDash { get; init; } = '–';

    /// <summary>The space before a dash between spaces is not broken.</summary>
    public bool TiesDash { get; init; }

    /// <summary>Words that an apostrophe begins: 'twas. They are known by what follows the apostrophe.</summary>
    public string[] Clipped { get; init; } = [];

    /// <summary>Short words that do not end a line.</summary>
    public string[] Clinging { get; init; } = [];

    /// <summary>What goes with the number after it: "p.", "§".</summary>
    public string[] BeforeNumber { get; init; } = [];

    /// <summary>Titles that go with the name after it: "M.".</summary>
    public string[] BeforeName { get; init; } = [];

    /// <summary>What goes with the number before it, besides the signs and units that all languages share.</summary>
    public string[] Units { get; init; } = [];

    /// <summary>Words after which two numbers with a hyphen are a range: "pages".</summary>
    public string[] RangeAfter { get; init; } = [];

    /// <summary>Words before which two numbers with a hyphen are a range: "minutes".</summary>
    public string[] RangeBefore { get; init; } = [];

    /// <summary>Straight quotes inside and after Hebrew words are gershayim and geresh.</summary>
    public bool HasGeresh { get; init; }

    /// <summary>True of a mark that opens a quotation here.</summary>
    public bool Opens(char mark) => mark == Outer.Open || mark == Inner.Open;

    /// <summary>True of a mark that closes a quotation here.</summary>
    public bool Closes(char mark) => mark == Outer.Close || mark == Inner.Close;
}
