using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Handbill.Pdf.Imposition;

/// <summary>Reads the words of a print specification.</summary>
internal static class PrintSpecReader
{
    private const double Mm = 72 / 25.4;
    private const double MaxBleed = 10 * Mm;
    private const double MaxCreep = 2 * Mm;

    private const string Allowed =
        "allowed are one of as-is, 2-up, folded, booklet, and with it bleed=3mm, crop, fold, creep=0.1mm, flip=long, flip=short, ltr, rtl";

    public static string NameOf(PrintKind kind) => kind switch
    {
        PrintKind.AsIs => "as-is",
        PrintKind.TwoUp => "2-up",
        PrintKind.Folded => "folded",
        _ => "booklet",
    };

    public static bool TryRead(string text, [NotNullWhen(true)] out PrintSpec? spec, [NotNullWhen(false)] out string? refusal)
    {
        spec = null;
        var read = new PrintSpec();
        HashSet<string> seen = [];
        if (!string.IsNullOrWhiteSpace(text))
        {
            foreach (var part in text.Split(','))
            {
                refusal = Take(part.Trim().ToLowerInvariant(), seen, ref read);
                if (refusal is not null)
                {
                    return false;
                }
            }
        }

        refusal = Contradiction(read);
        spec = refusal is null ? read : null;
        return refusal is null;
    }

    private static string? Take(string word, HashSet<string> seen, ref PrintSpec spec)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (word, "") : (word[..equals].TrimEnd(), word[(equals + 1)..].TrimStart());
        var subject = name switch
        {
            "as-is" or "2-up" or "folded" or "booklet" => "the kind",
            "ltr" or "rtl" => "the side of the binding",
            _ => name,
        };
        var takesValue = name is "bleed" or "creep" or "flip";
        if (!seen.Add(subject))
        {
            return $"{subject} is given twice; give it once";
        }

        if (equals >= 0 && !takesValue && subject != name)
        {
            return $"'{name}' takes no value; write it alone";
        }

        switch (name)
        {
            case "as-is" or "2-up" or "folded" or "booklet":
                spec = spec with { Kind = Enum.GetValues<PrintKind>().First(kind => NameOf(kind) == name) };
                return null;
            case "ltr" or "rtl":
                spec = spec with { BindRight = name == "rtl" };
                return null;
            case "crop" when equals < 0:
                spec = spec with { CropMarks = true };
                return null;
            case "fold" when equals < 0:
                spec = spec with { FoldMarks = true };
                return null;
            case "flip" when value is "long" or "short":
                spec = spec with { Flip = value == "long" ? FlipEdge.Long : FlipEdge.Short };
                return null;
            case "flip":
                return "flip takes the edge that the paper is turned over: flip=long or flip=short";
            case "bleed":
                spec = spec with { Bleed = Length(value, MaxBleed) ?? -1 };
                return spec.Bleed < 0 ? $"bleed '{value}' is no length from 0 to 10 mm; write for example bleed=3mm (mm, in or pt)" : null;
            case "creep":
                spec = spec with { Creep = Length(value, MaxCreep) ?? -1 };
                return spec.Creep < 0 ? $"creep '{value}' is no length from 0 to 2 mm; write for example creep=0.1mm (mm, in or pt)" : null;
            case "":
                return $"there is nothing between two commas; {Allowed}";
            default:
                return $"'{word}' is not known; {Allowed}";
        }
    }

    private static string? Contradiction(PrintSpec spec) => spec switch
    {
        { Creep: > 0, Kind: not PrintKind.Booklet } => "creep is for sheets laid into each other; use it with booklet",
        { FoldMarks: true, Kind: PrintKind.AsIs or PrintKind.TwoUp } => $"{NameOf(spec.Kind.Value)} is not folded; leave out fold, or use folded or booklet",
        _ => null,
    };

    private static double? Length(string text, double maximum)
    {
        foreach (var (unit, points) in (ReadOnlySpan<(string, double)>)[("mm", Mm), ("in", 72), ("pt", 1)])
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                && number * points <= maximum + 1e-9 && number >= 0)
            {
                return number * points;
            }
        }

        return null;
    }
}
