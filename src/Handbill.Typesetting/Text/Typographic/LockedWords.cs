using System.Buffers;

namespace Handbill.Typesetting.Text;

/// <summary>Words between spaces that are not prose: addresses, names of files, options of commands, faces.</summary>
internal static class LockedWords
{
    /// <summary>One of these stands in every address.</summary>
    private static readonly SearchValues<char> AddressMarks = SearchValues.Create(".@:\\_=");

    /// <summary>One of these stands in every address, option, arrow and face.</summary>
    private static readonly SearchValues<char> Telling = SearchValues.Create(".@:\\_=-<;8D^");

    private static readonly string[] Faces =
    [
        ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", ":/", ":-/", ":|", ":-|", ":o", ":-o", ":O", ":-O",
        ":'(", ":')", ":*", ":-*", "=)", "8)", "<3", "xD", "XD", "^^", "-_-",
    ];

    /// <summary>Sets the places of such words.</summary>
    public static void Lock(ReadOnlySpan<char> text, Span<bool> locked)
    {
        int at = 0;
        while (text[at..].IndexOfAny(Telling) is var found and >= 0)
        {
            int start = at + found;
            int end = start + 1;
            while (start > at && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            LockWord(text[start..end], locked[start..end]);
            at = end;
        }
    }

    /// <summary>True of a URI, a mail address, a host, a path or a file's name.</summary>
    public static bool IsAddress(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.IndexOfAny(AddressMarks) < 0 || word.IndexOfAny(" \u00A0\u202F") >= 0)
        {
            return false;
        }

        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || word.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
            || word.IndexOfAny('\\', '_', '=') >= 0)
        {
            return true;
        }

        int name = word.IndexOf('@');
        return name >= 0 ? name + 1 < word.Length && char.IsLetterOrDigit(word[name + 1]) : HasInnerDot(word);
    }

    /// <summary>A dot between two letters or a letter and a digit: example.org, plan.pdf, v2.b. Not an ellipsis, not 3.5.</summary>
    private static bool HasInnerDot(ReadOnlySpan<char> word)
    {
        for (int i = 1; i + 1 < word.Length; i++)
        {
            if (word[i] == '.' && char.IsLetterOrDigit(word[i - 1]) && char.IsAsciiLetterOrDigit(word[i + 1])
                && (char.IsAsciiLetter(word[i - 1]) || char.IsAsciiLetter(word[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static void LockWord(ReadOnlySpan<char> word, Span<bool> locked)
    {
        bool option = word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsLetter(word[2]);
        bool arrow = word is "->" or "-->" or "<-" or "<--" or "=>" or "<->";
        if (option || arrow || IsFace(word))
        {
            locked.Fill(true);
            return;
        }

        int start = 0;
        int end = word.Length;
        while (start < end && (Marks.IsOpening(word[start]) || word[start] is '"' or '\''))
        {
            start++;
        }

        while (end > start && Marks.Closing.Contains(word[end - 1], StringComparison.Ordinal)
            && !(word[end - 1] is '"' or '\'' && word[start..(end - 1)].Contains(word[end - 1])))
        {
            end--;
        }

        // example.org's, example.org'a: what stands after the apostrophe is the sentence's.
        int apostrophe = word[start..end].IndexOfAny('\'', '’');
        if (apostrophe > 0 && word[(start + apostrophe + 1)..end].IndexOfAnyExceptInRange('a', 'z') < 0)
        {
            end = start + apostrophe;
        }

        if (IsAddress(word[start..end]))
        {
            locked[start..end].Fill(true);
        }
    }

    private static bool IsFace(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 || word[0] is not (':' or ';' or '=' or '8' or '<' or 'x' or 'X' or '^' or '-'))
        {
            return false;
        }

        foreach (string face in Faces)
        {
            if (word.SequenceEqual(face))
            {
                return true;
            }
        }

        return false;
    }
}
