using System.Globalization;
using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Workplaces;

/// <summary>A workplace's values, read from what was written and found to be right. Reading is pure.</summary>
internal sealed record WorkplaceDraft
{
    public const int MostCopies = 1_000_000;
    private const int MostOfAKind = 40;

    private static readonly (string Plain, string Letters)[] Accented =
    [
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
        ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőơ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųư"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ];

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Region { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required int Copies { get; init; }

    public required string Style { get; init; }

    public required string Imprint { get; init; }

    public required IReadOnlyList<string> Gates { get; init; }

    public required IReadOnlyList<ShiftEntry> Shifts { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">What was written.</param>
    /// <param name="choices">What the press can set.</param>
    /// <param name="refusals">Gets what is wrong, each with its column as the field.</param>
    /// <returns>The values; null when something is wrong.</returns>
    public static WorkplaceDraft? Read(WorkplaceEntry entry, ISheetChoices choices, List<Refusal> refusals)
    {
        var before = refusals.Count;
        var name = Line("name", 120);
        if (name.Length == 0)
        {
            Refuse("name", "Write the workplace’s name, as its people say it.");
        }

        var slug = Line("slug", 80) is { Length: > 0 } written ? written : SlugOf(name);
        if (!IsSlug(slug))
        {
            Refuse("slug", "Write lower-case letters, digits and hyphens, such as riverside-depot.");
        }

        var languages = new List<string>();
        foreach (var tag in (entry["languages"] ?? "").Split([WorkplaceEntry.Between, ',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (choices.FindLanguage(tag) is not { } language)
            {
                Refuse("languages", "“{0}” is not a language that the press sets. Write tags such as en, es or pt-BR, the usual one first.", Shown(tag));
                break;
            }

            if (!languages.Contains(language, StringComparer.Ordinal))
            {
                languages.Add(language);
            }
        }

        if (languages.Count == 0 && refusals.Count == before)
        {
            Refuse("languages", "Write at least one language, such as en.");
        }

        var copies = 0;
        if (entry["copies"]?.Trim() is { Length: > 0 } number
            && (!int.TryParse(number.Replace("\u00a0", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out copies) || copies > MostCopies))
        {
            Refuse("copies", "Write how many copies in digits, 0 to {0}.", MostCopies);
        }

        var style = Line("style", 80);
        if (style.Length > 0 && !choices.Styles.Contains(style, StringComparer.Ordinal))
        {
            Refuse("style", "There is no house style “{0}”. Write one of {1}, or leave it empty for the publication’s.", Shown(style), string.Join(", ", choices.Styles));
        }

        var gates = Names("gates", 120);
        var shifts = new List<ShiftEntry>();
        foreach (var text in Names("shifts", 100))
        {
            if (ShiftEntry.Parse(text) is not { Name.Length: > 0 and <= 80 } shift)
            {
                Refuse("shifts", "“{0}” is not a shift. Write its name and its hours, such as Early 06:00-14:00.", Shown(text));
                break;
            }

            shifts.Add(shift);
        }

        var draft = new WorkplaceDraft
        {
            Slug = slug, Name = name, Region = Line("region", 80), Languages = languages, Copies = copies, Style = style, Imprint = Line("imprint", 80),
            Gates = gates, Shifts = shifts,
        };
        return refusals.Count == before ? draft : null;

        void Refuse(string column, string words, params object[] values) => refusals.Add(new Refusal(column, words, values));

        string Line(string column, int longest)
        {
            var text = entry[column]?.Trim() ?? "";
            if (text.Length > longest)
            {
                Refuse(column, "Keep this to {0} signs.", longest);
                return "";
            }

            if (text.Any(char.IsControl))
            {
                Refuse(column, "There is a sign in this that cannot be printed. Type it anew.");
                return "";
            }

            return text;
        }

        List<string> Names(string column, int longest)
        {
            var names = WorkplaceEntry.Several(entry[column]).Distinct(StringComparer.Ordinal).ToList();
            if (names.Count > MostOfAKind)
            {
                Refuse(column, "Keep this to {0} lines.", MostOfAKind);
            }
            else if (names.Any(name => name.Length > longest || name.Any(char.IsControl)))
            {
                Refuse(column, "Keep each line to {0} signs that can be printed.", longest);
            }

            return names;
        }
    }

    /// <summary>Writes the values into a workplace; gates and shifts that are still named keep their ids.</summary>
    public void WriteTo(Workplace workplace, TimeProvider clock)
    {
        workplace.Slug = Slug;
        workplace.Name = Name;
        workplace.Region = Region;
        workplace.Languages = [.. Languages];
        workplace.UsualCopies = Copies;
        workplace.Style = Style;
        workplace.ImprintProfile = Imprint;
        workplace.Gates.RemoveAll(gate => !Gates.Contains(gate.Name, StringComparer.Ordinal));
        workplace.Gates.AddRange(Gates.Where(name => workplace.Gates.TrueForAll(gate => gate.Name != name))
            .Select(name => new Gate { Id = NewId.Of<GateId>(clock), WorkplaceId = workplace.Id, Name = name }).ToList());
        workplace.Shifts.RemoveAll(shift => !Shifts.Contains(new ShiftEntry(shift.Name, shift.BeginsAt, shift.EndsAt)));
        workplace.Shifts.AddRange(Shifts.Where(entry => workplace.Shifts.TrueForAll(shift => new ShiftEntry(shift.Name, shift.BeginsAt, shift.EndsAt) != entry))
            .Select(entry => new Shift { Id = NewId.Of<ShiftId>(clock), WorkplaceId = workplace.Id, Name = entry.Name, BeginsAt = entry.BeginsAt, EndsAt = entry.EndsAt }).ToList());
    }

    /// <summary>The slug that a name suggests; empty when it has no Latin letters.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (PlainOf(letter) is { Length: > 0 } plain)
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’'))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is var all && all.Length > 80 ? all[..80].TrimEnd('-') : all;
    }

    // By hand: the program runs without ICU, and does not take letters and accents apart by itself.
    private static string PlainOf(char letter)
    {
        foreach (var (plain, letters) in Accented)
        {
            if (letters.Contains(char.ToLowerInvariant(letter)))
            {
                return plain;
            }
        }

        return "";
    }

    private static bool IsSlug(string text) => text.Length > 0 && text[0] != '-' && text[^1] != '-'
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
