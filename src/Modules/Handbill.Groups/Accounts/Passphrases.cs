using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Accounts;

/// <summary>Whether a passphrase is long enough, and not of the kind that is guessed first.</summary>
internal static class Passphrases
{
    public const int Least = PassphraseRule.Least;
    public const int Most = PassphraseRule.Most;

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static Refusal? Check(string field, string passphrase, string pseudonym, string organisation) =>
        passphrase.Length < Least ? new Refusal(field, "A passphrase has {0} characters at least. Four or five words that do not belong together are easy to remember.", Least)
        : passphrase.Length > Most ? new Refusal(field, "A passphrase has {0} characters at most.", Most)
        : PiecesOf(passphrase, pseudonym, organisation) < PassphraseRule.LeastPieces
            ? new Refusal(field, "This is easily guessed: it repeats itself, or is made of your name, the organisation’s or what many others take. Choose words that do not belong together.")
        : null;

    /// <summary>
    /// How many pieces it takes to say a passphrase, when a piece is a letter, or three and more letters in a row that stand in what is known
    /// or in the passphrase so far. This is the counting of Lempel and Ziv (1976), with a guesser's knowledge put in front.
    /// </summary>
    public static int PiecesOf(string passphrase, string pseudonym, string organisation)
    {
        var known = Plain($"{PassphraseRule.Known}|{pseudonym}|{organisation}|", keepBars: true);
        var backwards = known.ToCharArray();
        Array.Reverse(backwards);
        var start = (known.Length * 2) + 1;
        var all = $"{known}|{new string(backwards)}{Plain(passphrase, keepBars: false)}";
        var pieces = 0;
        for (var at = start; at < all.Length; pieces++)
        {
            at += Math.Max(1, LongestBefore(all, at));
        }

        return pieces;
    }

    // The longest run from here that begins somewhere before: 3 letters at least, otherwise 0. It may overlap itself, as in "aaaa".
    private static int LongestBefore(string all, int at)
    {
        var longest = 0;
        for (var from = 0; from < at; from++)
        {
            var length = 0;
            while (at + length < all.Length && all[from + length] == all[at + length])
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest >= 3 ? longest : 0;
    }

    private static string Plain(string text, bool keepBars)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (keepBars ? char.IsLetterOrDigit(letter) || letter == '|' : !char.IsWhiteSpace(letter) && letter != '|')
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }
}
