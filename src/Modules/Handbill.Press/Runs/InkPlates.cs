using System.Collections.Immutable;
using Handbill.Pdf.Print;

namespace Handbill.Press.Runs;

/// <summary>What each ink of an issue prints. The first ink is the text's; a second takes the headings, and so on.</summary>
internal static class InkPlates
{
    private static readonly PlateContent[] Taken = [PlateContent.Headings, PlateContent.Rules, PlateContent.Codes];

    /// <summary>The plates in the order of the inks; one ink prints everything.</summary>
    /// <param name="inks">Names of the inks, 1 to 4.</param>
    public static ImmutableArray<(string Ink, PlateContent Content)> Of(ImmutableArray<string> inks)
    {
        var first = PlateContent.All;
        var plates = ImmutableArray.CreateBuilder<(string, PlateContent)>(inks.Length);
        for (var i = 1; i < inks.Length; i++)
        {
            first &= ~Taken[i - 1];
            plates.Add((inks[i], Taken[i - 1]));
        }

        plates.Insert(0, (inks[0], first));
        return plates.ToImmutable();
    }
}
