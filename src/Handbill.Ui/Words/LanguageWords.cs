namespace Handbill.Ui.Words;

/// <summary>What a language's sentences about numbers and dates are put together from. Counted words give their forms separated by bars.</summary>
internal sealed record LanguageWords
{
    public required string GroupSign { get; init; }

    public required string DecimalSign { get; init; }

    public string Minus { get; init; } = "\u2212";

    public required string PercentSign { get; init; }

    /// <summary>How many digits must stand before the first separator for there to be one.</summary>
    public int LeastBeforeGroup { get; init; } = 1;

    public required string Comma { get; init; }

    /// <summary>Joins the last of three and more.</summary>
    public required string And { get; init; }

    public required string AndOfTwo { get; init; }

    /// <summary>From Sunday on.</summary>
    public required string[] Weekdays { get; init; }

    public required string[] Months { get; init; }

    public required string[] ShortMonths { get; init; }

    public required string AfterWeekday { get; init; }

    public required string BeforeMonth { get; init; }

    public required string BeforeYear { get; init; }

    public required string BeforeTime { get; init; }

    public required string Today { get; init; }

    public required string Tomorrow { get; init; }

    public required string Yesterday { get; init; }

    public required string Now { get; init; }

    public required string In { get; init; }

    public required string Ago { get; init; }

    public required string Minutes { get; init; }

    public required string Hours { get; init; }

    public required string Days { get; init; }

    public required string Weeks { get; init; }

    public required string MonthsAway { get; init; }
}
