namespace Handbill.Typesetting.Text;

/// <summary>The few fixed words of a sheet in one language. Numbers are set in the digits of the language.</summary>
public sealed record FurnitureWords
{
    /// <summary>BCP 47 tag of the language that the words are in.</summary>
    public required string Language { get; init; }

    /// <summary>Number of the issue, with {0} for the number: "No. {0}".</summary>
    public required string NumberFormat { get; init; }

    /// <summary>Number of a page, with {0} for the number: "Page {0}".</summary>
    public required string PageFormat { get; init; }

    /// <summary>What stands at the code that leads to writing in.</summary>
    public required string WriteToUs { get; init; }

    /// <summary>What heads text that goes on from another column or page.</summary>
    public required string Continued { get; init; }

    /// <summary>What stands under text that goes on, on another page, with {0} for its number: "Continued on page {0}".</summary>
    public required string ContinuedOnFormat { get; init; }

    /// <summary>What stands over text that comes from another page, with {0} for its number: "Continued from page {0}".</summary>
    public required string ContinuedFromFormat { get; init; }

    /// <summary>What a proof says of items kept for the next issue.</summary>
    public required string HeldOver { get; init; }

    /// <summary>What a proof says at the line where the sheet is full.</summary>
    public required string OversetBelow { get; init; }

    /// <summary>What heads the contents.</summary>
    public required string InThisIssue { get; init; }

    /// <summary>What stands before the name of who took a picture.</summary>
    public required string Photo { get; init; }

    /// <summary>The words in a language; English for one that the press does not know.</summary>
    public static FurnitureWords For(string language) => FurnitureTable.Find(LanguageTag.Parse(language));

    /// <summary>Number of an issue in words: "No. 512".</summary>
    public string Number(int number) => Fill(NumberFormat, number);

    /// <summary>Number of a page in words: "Page 3".</summary>
    public string Page(int page) => Fill(PageFormat, page);

    /// <summary>Under text that goes on: "Continued on page 3".</summary>
    public string ContinuedOn(int page) => Fill(ContinuedOnFormat, page);

    /// <summary>Over text that comes from another page: "Continued from page 1".</summary>
    public string ContinuedFrom(int page) => Fill(ContinuedFromFormat, page);

    private string Fill(string format, int number) =>
        format.Replace("{0}", LanguageFacts.Digits(number, Language), StringComparison.Ordinal);
}
