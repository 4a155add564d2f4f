using System.Globalization;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Accounts;

/// <summary>What a pseudonym looks like: something that others can read and say, and no address.</summary>
internal static class Pseudonym
{
    public const int Most = 40;

    /// <summary>As it is kept: without space around it, single spaces inside.</summary>
    public static string Tidy(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Why it cannot be one; null when it can.</summary>
    public static Refusal? Check(string field, string pseudonym) =>
        pseudonym.Length == 0 ? new Refusal(field, "Choose a name that others will know you by.")
        : pseudonym.Contains('@', StringComparison.Ordinal) ? new Refusal(field, "Leave out e-mail addresses: choose a name that says nothing of who you are elsewhere.")
        : pseudonym.Length is < 2 or > Most ? new Refusal(field, "A name has 2 to {0} characters.", Most)
        : !pseudonym.Any(char.IsLetter) ? new Refusal(field, "A name has one letter at least.")
        : !pseudonym.All(IsAllowed) ? new Refusal(field, "A name is made of letters, digits, spaces and . - _ ’ only.")
        : null;

    // Neither controls nor marks that turn the direction of what stands around them.
    private static bool IsAllowed(char sign) =>
        char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is ' ' or '.' or '-' or '_' or '\'' or '’'
        || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
