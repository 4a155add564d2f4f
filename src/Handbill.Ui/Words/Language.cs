using System.Globalization;
using Handbill.Ui.Words.Languages;

namespace Handbill.Ui.Words;

/// <summary>A language that the screens speak: how it writes numbers, lists, dates, and which form of a word a number takes.</summary>
/// <remarks>
/// The data stand here, not in ICU: the program runs in invariant mode and says the same on every machine. Plural rules, separators and
/// list patterns follow Unicode's CLDR 48. Only <see cref="CultureInfo.CurrentUICulture"/> ever changes with the reader: the current culture
/// stays invariant, so that what a form or a file holds is read the same whoever sends it.
/// </remarks>
public abstract partial class Language
{
    private static readonly Language[] Spoken = [new English(), new Spanish(), new French(), new Arabic()];

    private protected Language(string code, string ownName, bool rightToLeft, LanguageWords words)
    {
        (Code, OwnName, IsRightToLeft, Terms) = (code, ownName, rightToLeft, words);
        Culture = new CultureInfo(code);
    }

    /// <summary>English, in which all words are first written.</summary>
    public static Language English => Spoken[0];

    /// <summary>All languages, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All => Spoken;

    /// <summary>The language of the request that is being answered; English outside of one.</summary>
    public static Language Current
    {
        get
        {
            // Asked for with every word: the plain tag first, without taking anything apart.
            var tag = CultureInfo.CurrentUICulture.Name;
            foreach (var language in Spoken)
            {
                if (language.Code == tag)
                {
                    return language;
                }
            }

            return Find(tag) ?? English;
        }
    }

    /// <summary>The tag: <c>en</c>, <c>es</c>, <c>fr</c> or <c>ar</c>.</summary>
    public string Code { get; }

    /// <summary>The language's name for itself.</summary>
    public string OwnName { get; }

    /// <summary>What stands before the decimals of a number.</summary>
    public string DecimalSign => Terms.DecimalSign;

    /// <summary>What sets the thousands of a number apart.</summary>
    public string GroupSign => Terms.GroupSign;

    /// <summary>Whether its lines run from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary><c>rtl</c> or <c>ltr</c>, for an attribute <c>dir</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Names the language to .NET; it has no formats of its own.</summary>
    public CultureInfo Culture { get; }

    private protected LanguageWords Terms { get; }

    /// <summary>The language of a tag such as <c>es</c> or <c>es-MX</c>; null if it is not spoken here.</summary>
    public static Language? Find(string? tag)
    {
        var primary = (tag ?? "").Split('-')[0];
        return All.FirstOrDefault(language => language.Code.Equals(primary, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Says something in this language, whatever its reader's screen speaks: for paper, and for what others will read.</summary>
    public T Say<T>(Func<T> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Culture;
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Which of a word's forms a number takes: an index into the forms that a translation gives, separated by bars.</summary>
    /// <remarks>English, Spanish: one, other. French: zero and one, other. Arabic: zero, one, two, few, many, other.</remarks>
    public abstract int PluralForm(long number);

    /// <summary>A whole number with its thousands set apart.</summary>
    public string Number(long number)
    {
        var digits = Math.Abs((decimal)number).ToString(CultureInfo.InvariantCulture);
        return (number < 0 ? Terms.Minus : "") + Group(digits);
    }

    /// <summary>A number with so many decimals, rounded half away from zero.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">0 to 10.</param>
    public string Number(decimal number, int decimals)
    {
        var rounded = Math.Round(Math.Abs(number), decimals, MidpointRounding.AwayFromZero);
        var parts = rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('.');
        var text = Group(parts[0]) + (parts.Length > 1 ? Terms.DecimalSign + parts[1] : "");
        return (number < 0 && rounded != 0 ? Terms.Minus : "") + text;
    }

    /// <summary>A share as whole per cent: 0.25 is "25%", in French "25 %".</summary>
    public string Percent(double share) =>
        Number((long)Math.Round(share * 100, MidpointRounding.AwayFromZero)) + Terms.PercentSign;

    /// <summary>Things one after the other with the last joined by "and".</summary>
    public string List(IEnumerable<string> things)
    {
        string[] all = [.. things];
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            2 => Join(all[0], all[1], last: true, ofTwo: true),
            _ => Join(string.Join(Terms.Comma, all[..^1]), all[^1], last: true, ofTwo: false),
        };
    }

    private protected virtual string Join(string before, string after, bool last, bool ofTwo) =>
        before + (ofTwo ? Terms.AndOfTwo : Terms.And) + after;

    // Spanish leaves four digits together (CLDR's minimum of two digits before the first separator).
    private string Group(string digits)
    {
        if (digits.Length < 3 + Terms.LeastBeforeGroup)
        {
            return digits;
        }

        var text = digits;
        for (var at = digits.Length - 3; at > 0; at -= 3)
        {
            text = text.Insert(at, Terms.GroupSign);
        }

        return text;
    }
}
