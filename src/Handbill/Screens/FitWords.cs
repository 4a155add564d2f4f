using System.Globalization;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;

namespace Handbill.Screens;

/// <summary>How an edition fits, in words.</summary>
internal static class FitWords
{
    /// <summary>A side in a few words: `fitted at 10.1/12.6`, `cut 41 words`, `room for 30 words`.</summary>
    /// <param name="side">The side.</param>
    /// <param name="brief">True leaves out size and leading.</param>
    public static string Of(SideFit side, bool brief = false)
    {
        var fit = side.Outcome switch
        {
            FitOutcome.Fitted => brief ? "fitted" : Invariant($"fitted at {side.Size:0.##}/{side.Leading:0.##}"),
            FitOutcome.Overset => $"cut {Count(side.WordsOff, "word")}",
            _ => $"room for {Count(side.WordsOff, "word")}",
        };
        var held = side.Held.IsEmpty ? "" : $", held over: {string.Join("; ", side.Held)}";
        var filled = side.Filled.IsEmpty ? "" : $", filled with: {string.Join("; ", side.Filled)}";
        return fit + held + filled;
    }

    /// <summary>What came of a whole run.</summary>
    public static string Summary(PressReport report, TimeSpan elapsed)
    {
        var fitted = report.Editions.Count(edition => edition.IsFitted);
        var cut = report.Editions.Count(edition => IsAny(edition, FitOutcome.Overset));
        var add = report.Editions.Length - fitted - cut;
        var parts = new List<string> { $"{fitted} fitted" };
        if (cut > 0)
        {
            parts.Add($"{cut} to cut");
        }

        if (add > 0)
        {
            parts.Add($"{add} to add to");
        }

        if (report.Faults.Length > 0)
        {
            parts.Add(Count(report.Faults.Length, "fault"));
        }

        return Invariant($"{Count(report.Editions.Length, "edition")} in {elapsed.TotalSeconds:0.00} s: {string.Join(", ", parts)}");
    }

    /// <summary>Size of a file: `15 KB`.</summary>
    public static string Size(long bytes) => bytes == 0 ? "" : Invariant($"{Math.Max(1, (bytes + 512) / 1024)} KB");

    /// <summary>What the fitter turned, side by side with the house style's setting.</summary>
    public static void WriteReasons(TextWriter output, EditionResult edition)
    {
        WriteReasons(output, "Front", edition.Front);
        WriteReasons(output, "Back", edition.Back);
    }

    /// <summary>A number of things.</summary>
    public static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number.ToString(CultureInfo.InvariantCulture)} {thing}s";

    private static bool IsAny(EditionResult edition, FitOutcome outcome) => edition.Front.Outcome == outcome || edition.Back.Outcome == outcome;

    private static void WriteReasons(TextWriter output, string name, SideFit side)
    {
        output.WriteLine();
        output.WriteLine($"{name}: {Of(side)}, {Count(side.Words, "word")}");
        foreach (var knob in side.Turned)
        {
            output.WriteLine($"  {NameOf(knob.Kind)}: {Setting(knob.Kind, knob.From)} → {Setting(knob.Kind, knob.To)}");
        }

        if (side.Turned.IsEmpty)
        {
            output.WriteLine("  nothing was turned: it is set as the house style says");
        }

        if (side.Nearest is not null)
        {
            output.WriteLine($"  mended with the least at: {side.Nearest}");
        }
    }

    private static string NameOf(KnobKind kind) => kind switch
    {
        KnobKind.HeadlineSpace => "space above headlines",
        KnobKind.Leading => "leading",
        KnobKind.Looseness => "paragraphs a line longer or shorter",
        KnobKind.Tracking => "space between letters",
        KnobKind.Size => "type size",
        KnobKind.HeadlineSize => "headline size",
        KnobKind.PictureHeight => "picture height",
        KnobKind.Holdovers => "items held over",
        _ => "standing notices put in",
    };

    private static string Setting(KnobKind kind, double value) => kind switch
    {
        KnobKind.HeadlineSpace => Invariant($"{value:0.##} lines"),
        KnobKind.Looseness or KnobKind.Holdovers or KnobKind.Fillers => Invariant($"{value:0.##}"),
        KnobKind.Tracking => Invariant($"{value:0.##}/1000 em"),
        _ => Invariant($"{value * 100:0.#} %"),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
