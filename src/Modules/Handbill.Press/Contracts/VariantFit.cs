using System.Globalization;

namespace Handbill.Press.Contracts;

/// <summary>How an edition fits in one variant.</summary>
/// <param name="Variant">Key of the variant.</param>
/// <param name="Fit">`fitted`, `overset` or `underset`; empty when it could not be set.</param>
/// <param name="Words">Words to cut when overset, room for words when underset, otherwise 0.</param>
/// <param name="Mark">Names what was set and what set it.</param>
public readonly record struct VariantFit(string Variant, string Fit, int Words, string Mark)
{
    /// <summary>As a row keeps them: one on a line.</summary>
    public static string Write(IEnumerable<VariantFit> fits) =>
        string.Join('\n', fits.Select(fit => string.Create(CultureInfo.InvariantCulture, $"{fit.Variant} {fit.Fit} {fit.Words} {fit.Mark}")));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<VariantFit> Read(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(parts => new VariantFit(parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]))];
    }
}
