using System.Text;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

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

    /// <summary>An imprint as it stands after its key: on the same line, or a line a language under it.</summary>
    public static string Of(ImprintText imprint) => imprint.ByLanguage.IsEmpty
        ? " " + Of(CopyTrim.OneLine(imprint.Common))
        : string.Concat(imprint.ByLanguage.Select(line => $"\n  {line.Key}: {Of(CopyTrim.OneLine(line.Value))}"));

    /// <summary>A map as lines, its maps indented by two blanks, that read as the same again.</summary>
    public static string Block(YamlMap map)
    {
        var text = new StringBuilder();
        foreach (var entry in map.Entries)
        {
            text.Append(Of(entry.Key)).Append(':').Append(entry.Value switch
            {
                YamlMap { Entries.Count: > 0 } inner => "\n" + Indented(Block(inner)),
                YamlScalar { IsNothing: false } scalar => $" {Of(CopyTrim.OneLine(scalar.Text))}\n",
                _ => "\n",
            });
        }

        return text.ToString();
    }

    /// <summary>Lines moved in by two blanks.</summary>
    public static string Indented(string lines) => string.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));

    // A list in brackets ends at a comma, so names in one are letters and digits, which are plain in any case.
    private static bool IsPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
        && text is not ("null" or "Null" or "NULL") && text.All(letter => char.IsLetterOrDigit(letter) || FairInside.Contains(letter, StringComparison.Ordinal));
}
