using System.Text;

namespace Handbill.Typesetting.Fonts;

/// <summary>What a font file's name says: `NotoNaskhArabic-Bold.ttf` is the bold of "Noto Naskh Arabic".</summary>
internal static class FontFileName
{
    internal static (string Family, FontCut Cut) Parse(string fileName)
    {
        var start = fileName.AsSpan().LastIndexOfAny('/', '\\') + 1;
        var end = fileName.LastIndexOf('.');
        var name = end > start ? fileName[start..end] : fileName[start..];
        var hyphen = name.LastIndexOf('-');
        return hyphen > 0 && hyphen + 1 < name.Length && char.IsAsciiLetter(name[hyphen + 1])
            && Enum.TryParse<FontCut>(name[(hyphen + 1)..], ignoreCase: true, out var cut) && Enum.IsDefined(cut)
            ? (InWords(name[..hyphen]), cut)
            : (InWords(name), FontCut.Regular);
    }

    // A space before a capital or digit that follows a lower-case letter, and before the last of several capitals: "PT Serif".
    private static string InWords(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && (
                (char.IsLower(name[i - 1]) && (char.IsUpper(name[i]) || char.IsDigit(name[i])))
                || (char.IsUpper(name[i - 1]) && char.IsUpper(name[i]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
            {
                words.Append(' ');
            }

            words.Append(name[i] is '_' or '-' ? ' ' : name[i]);
        }

        return words.ToString();
    }
}
