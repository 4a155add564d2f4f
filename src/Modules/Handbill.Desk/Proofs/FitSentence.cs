using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Proofs;

/// <summary>How a side fits, in the reader's language: `9 words to cut; nearest: Canteen prices`.</summary>
internal static class FitSentence
{
    public static string Of(IStringLocalizer words, SideFit side)
    {
        var fit = side.Outcome switch
        {
            FitOutcome.Fitted => words["Exactly full"].Value,
            FitOutcome.Overset => words.Count(side.WordsOff, "{0} word to cut|{0} words to cut"),
            _ => words.Count(side.WordsOff, "Room for {0} word|Room for {0} words"),
        };
        var parts = new List<string>(3) { fit };
        if (side.Outcome != FitOutcome.Fitted && side.Nearest is { } nearest)
        {
            parts.Add(words["nearest: {0}", nearest]);
        }

        if (!side.Held.IsEmpty)
        {
            parts.Add(words["held over: {0}", string.Join(", ", side.Held)]);
        }

        if (!side.Filled.IsEmpty)
        {
            parts.Add(words["filled with: {0}", string.Join(", ", side.Filled)]);
        }

        return string.Join("; ", parts);
    }

    /// <summary>What the fitter turned on a side, each knob with its setting.</summary>
    public static IEnumerable<string> Turned(IStringLocalizer words, SideFit side) => side.Turned.Select(knob => knob.Kind switch
    {
        KnobKind.HeadlineSpace => words["Air above headlines: {0} lines", Number(knob.To)].Value,
        KnobKind.Leading => words["Leading: {0} %", Number(knob.To * 100)].Value,
        KnobKind.Looseness => words["Paragraphs a line longer or shorter: {0}", Number(knob.To)].Value,
        KnobKind.Tracking => words["Space between letters: {0}/1000 em", Number(knob.To)].Value,
        KnobKind.Size => words["Type size: {0} %", Number(knob.To * 100)].Value,
        KnobKind.HeadlineSize => words["Headline size: {0} %", Number(knob.To * 100)].Value,
        KnobKind.PictureHeight => words["Picture height: {0} %", Number(knob.To * 100)].Value,
        KnobKind.Holdovers => words["Items held over: {0}", Number(knob.To)].Value,
        _ => words["Standing notices put in: {0}", Number(knob.To)].Value,
    });

    /// <summary>Words to cut on both sides when the sheet is overset, words that there is room for when it is underset, otherwise 0.</summary>
    public static int WordsOff(ProofSheet sheet)
    {
        var wanted = sheet.Fit == "overset" ? FitOutcome.Overset : FitOutcome.Underset;
        return sheet.Fit is "" or "fitted" ? 0 : (sheet.IsBackEmpty ? [sheet.Front!] : new[] { sheet.Front!, sheet.Back! }).Where(side => side.Outcome == wanted).Sum(side => side.WordsOff);
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
