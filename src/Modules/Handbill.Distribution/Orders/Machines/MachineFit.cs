using Handbill.Distribution.Orders.Jobs;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Pages;
using Microsoft.Extensions.Localization;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Orders.Machines;

/// <summary>Whether a machine can print an issue as it is made. Pure.</summary>
internal static class MachineFit
{
    /// <summary>What stands against it, in sentences for who orders; none for nothing.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="sheet">Its sheet.</param>
    /// <param name="margins">What its house style leaves free.</param>
    /// <param name="words">The module's words.</param>
    public static IReadOnlyList<string> Of(Machine machine, IssueCard issue, Sheet sheet, SheetMargins margins, IStringLocalizer words)
    {
        var said = new List<string>();
        if (!machine.Sheets.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
        {
            said.Add(words["{0} does not take {1}: it takes {2}.", machine.Name, sheet.Name, string.Join(", ", machine.Sheets)]);
        }

        if (issue.Inks.Where(ink => !machine.Inks.Contains(ink, StringComparer.OrdinalIgnoreCase)).ToList() is { Count: > 0 } missing)
        {
            said.Add(words["{0} has no {1}.", machine.Name, string.Join(", ", missing)]);
        }

        if (machine.Imposition is { } wanted && !JobPlan.Takes(wanted, sheet))
        {
            said.Add(words["{0} folds its paper, and two pages cannot be folded: they are printed as they are.", machine.Name]);
        }

        // The back is the front's mirror image: at either side edge the narrower margin counts.
        var side = Math.Min(margins.Left, margins.Right);
        Cut(machine.Top, margins.Top, "At the top {0} mm of what is printed fall into what {1} cannot print.");
        Cut(machine.Bottom, margins.Bottom, "At the bottom {0} mm of what is printed fall into what {1} cannot print.");
        Cut(machine.Left, side, "At the left {0} mm of what is printed fall into what {1} cannot print.");
        Cut(machine.Right, side, "At the right {0} mm of what is printed fall into what {1} cannot print.");
        return said;

        void Cut(int tenths, double free, string sentence)
        {
            var cut = (tenths / 10m) - Math.Round((decimal)free, 1);
            if (cut > 0)
            {
                said.Add(words[sentence, Language.Current.Number(cut, 1), machine.Name]);
            }
        }
    }
}
