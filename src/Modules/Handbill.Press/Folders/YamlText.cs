using System.Text;

namespace Handbill.Press.Folders;

/// <summary>Writes text as YAML: plain where nothing in it can be misread, otherwise in double quotes.</summary>
internal static class YamlText
{
    private const string FairInside = " ,.'’“”()/-–—&+";

    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => quoted.Append($"\\u{(int)letter:X4}"),
                _ when char.IsControl(letter) => quoted.Append($"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    // A list in brackets ends at a comma, so names in one are letters and digits, which are plain in any case.
    private static bool IsPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
        && text is not ("null" or "Null" or "NULL") && text.All(letter => char.IsLetterOrDigit(letter) || FairInside.Contains(letter, StringComparison.Ordinal));
}
