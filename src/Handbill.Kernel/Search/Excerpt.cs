using System.Text.RegularExpressions;
using Handbill.Kernel.Search.Archive;

namespace Handbill.Kernel.Search;

/// <summary>A piece of a text around what was looked for, as runs of text that were found or not: who shows it encodes them. Pure.</summary>
public static partial class Excerpt
{
    /// <summary>Makes it.</summary>
    /// <param name="text">The whole text; Markdown's signs at the start of lines are left out.</param>
    /// <param name="query">What was looked for.</param>
    /// <param name="length">How many characters it is to have, about.</param>
    public static IReadOnlyList<(string Text, bool IsFound)> Of(string text, TextQuery query, int length = 240) => Of(text, query.PlacesIn, length);

    /// <summary>Makes it of a text of the archive, where other forms of a word are found too.</summary>
    /// <param name="text">The whole text; Markdown's signs at the start of lines are left out.</param>
    /// <param name="terms">What was looked for.</param>
    /// <param name="language">The text's language, BCP 47.</param>
    /// <param name="length">How many characters it is to have, about.</param>
    public static IReadOnlyList<(string Text, bool IsFound)> Of(string text, ArchiveTerms terms, string language, int length = 240) =>
        Of(text, plain => terms.PlacesIn(plain, language), length);

    private static List<(string Text, bool IsFound)> Of(string text, Func<string, IEnumerable<(int Start, int Length)>> placesIn, int length)
    {
        var plain = Signs().Replace(text.Replace("**", "", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal), " ").Trim();
        var places = placesIn(plain).ToList();
        var middle = places.Count == 0 ? 0 : places[0].Start;
        var from = AtWord(plain, Math.Max(0, middle - (length / 4)));
        var to = Math.Min(plain.Length, from + length);
        to = to == plain.Length ? to : AtWord(plain, to);

        var runs = new List<(string Text, bool IsFound)>();
        var at = from;
        foreach (var (start, found) in places.Where(place => place.Start >= from && place.Start + place.Length <= to))
        {
            Add(plain[at..start], isFound: false);
            Add(plain[start..(start + found)], isFound: true);
            at = start + found;
        }

        Add(plain[at..to], isFound: false);
        if (from > 0)
        {
            runs.Insert(0, ("… ", false));
        }

        if (to < plain.Length)
        {
            runs.Add((" …", false));
        }

        return runs;

        void Add(string run, bool isFound)
        {
            if (run.Length > 0)
            {
                runs.Add((run, isFound));
            }
        }
    }

    // Back to the blank before, if there is one near: a word is not cut, nor a letter of two halves.
    private static int AtWord(string text, int at)
    {
        var blank = at >= text.Length ? -1 : text.LastIndexOf(' ', at, Math.Min(at + 1, 40));
        return blank >= 0 ? blank + 1 : at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    [GeneratedRegex(@"\s+|^[#>\-*+:\s]+", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signs();
}
