using Handbill.Kernel.Outcomes;
using Handbill.Press.Issues;
using Handbill.Press.Styles;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Publications;

/// <summary>What is wrong with a publication's form. Pure.</summary>
internal static class PublicationCheck
{
    public const int HighestNumber = 999_999;
    private const int MostInks = 4;
    private const int LongestInk = 30;
    private const int MostDays = 120;

    // Every "every N weeks" must say a date that the year's calendar can hold.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    public static IReadOnlyList<Refusal> Of(PublicationForm form, ShippedStyles styles)
    {
        var refusals = new List<Refusal>();
        Line(form.Name, nameof(form.Name), 120, "Write the name that stands on the masthead.");
        if (Slug.Of(form.Slug?.Trim() ?? "") is not { Length: <= 80 } slug || slug != form.Slug!.Trim())
        {
            Refuse(nameof(form.Slug), "Write lower-case letters, digits and hyphens, such as common-voice.");
        }

        Line(form.Motto, nameof(form.Motto), 200);
        Line(form.Imprint, nameof(form.Imprint), 600);
        if (Issues.Languages.Find(form.Language ?? "") is null)
        {
            Refuse(nameof(form.Language), "Choose a language of the list.");
        }

        foreach (var tag in form.TranslationTags.Where(tag => Issues.Languages.Find(tag) is null).Take(1))
        {
            Refuse(nameof(form.Translations), "“{0}” is not a language that the press sets. Write tags such as es, fr or pt-BR.", tag);
        }

        if (!Sheet.All.Any(sheet => sheet.Name == form.Sheet))
        {
            Refuse(nameof(form.Sheet), "Choose a sheet of the list.");
        }

        if (!string.IsNullOrEmpty(form.Style) && !styles.Names.Contains(form.Style, StringComparer.Ordinal))
        {
            Refuse(nameof(form.Style), "Choose a house style of the list.");
        }

        if (form.InkNames.Count > MostInks || form.InkNames.Distinct(StringComparer.Ordinal).Count() != form.InkNames.Count || !form.InkNames.All(IsInk))
        {
            Refuse(nameof(form.Inks), "Write up to four different names of inks in lower-case letters, such as black, red.");
        }

        if (!string.IsNullOrWhiteSpace(form.Submit)
            && !(form.Submit.Trim().Length <= 200 && Uri.TryCreate(form.Submit.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            Refuse(nameof(form.Submit), "Write a web address that begins with https://, of at most 200 signs.");
        }

        if (LocalClock.FindZone(form.TimeZone) is null)
        {
            Refuse(nameof(form.TimeZone), "Choose a time zone of the list.");
        }

        Within(form.EveryWeeks, nameof(form.EveryWeeks), 0, 26, "Write the weeks from one issue to the next, 1 to 26, or 0 to open issues by hand.");
        Within(form.NextNumber, nameof(form.NextNumber), 1, HighestNumber, "Write the number of the next issue, 1 to 999,999.");
        if (form.FirstHandOut is not { } first || first < Earliest || first > Latest)
        {
            Refuse(nameof(form.FirstHandOut), "Write the date of a hand-out, such as the next one.");
        }

        Moments(form, Refuse);
        return refusals;

        void Refuse(string field, string words, params object[] values) => refusals.Add(new Refusal("Input." + field, words, values));

        void Within(int? number, string field, int least, int most, string words)
        {
            if (number is not { } known || known < least || known > most)
            {
                Refuse(field, words);
            }
        }

        void Line(string? text, string field, int longest, string? missing = null)
        {
            if (missing is not null && string.IsNullOrWhiteSpace(text))
            {
                Refuse(field, missing);
            }
            else if (text?.Trim().Length > longest)
            {
                Refuse(field, "Keep this to {0} signs.", longest);
            }
            else if (text?.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n')) == true)
            {
                Refuse(field, "There is a sign in this that cannot be printed. Type it anew.");
            }
        }
    }

    private static void Moments(PublicationForm form, Action<string, string, object[]> refuse)
    {
        var moments = new (string Days, string At, int? Before, TimeOnly? Time)[]
        {
            (nameof(form.OpensDays), nameof(form.OpensAt), form.OpensDays, form.OpensAt),
            (nameof(form.CopyDays), nameof(form.CopyAt), form.CopyDays, form.CopyAt),
            (nameof(form.LockDays), nameof(form.LockAt), form.LockDays, form.LockAt),
            (nameof(form.PressDays), nameof(form.PressAt), form.PressDays, form.PressAt),
        };
        var isWhole = form.HandOutAt is not null;
        if (!isWhole)
        {
            refuse(nameof(form.HandOutAt), "Write the time of the hand-out, such as 06:00.", []);
        }

        foreach (var moment in moments)
        {
            if (moment.Before is null or < 0 or > MostDays)
            {
                refuse(moment.Days, "Write how many days before the hand-out, 0 to {0}.", [MostDays]);
                isWhole = false;
            }

            if (moment.Time is null)
            {
                refuse(moment.At, "Write a time of day, such as 20:00.", []);
                isWhole = false;
            }
        }

        // In the order in which an issue lives; the hand-out itself is 0 minutes before.
        var last = int.MaxValue;
        foreach (var moment in isWhole ? moments : [])
        {
            var before = form.Before(moment.Before, moment.Time);
            if (before >= last || before < 0)
            {
                refuse(moment.Days, "This comes too soon or too late: an issue opens, copy is due, then it is locked, printed and handed out.", []);
            }

            last = before;
        }
    }

    private static bool IsInk(string name) =>
        name.Length is > 0 and <= LongestInk && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
