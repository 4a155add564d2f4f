using System.Globalization;
using System.Text;
using Handbill.Benchmarks.Corpus;
using Handbill.Press.Runs;

namespace Handbill.Benchmarks.FitRange;

/// <summary>
/// `fit-range [--seeds N] [--style NAME] [--from PERCENT] [--to PERCENT] [--step PERCENT] [--svg FILE]`: makes editions of
/// the corpus's copy from 70 to 130 % of a side's room, fits them, prints what share of them came out, and draws it.
/// </summary>
internal static class FitRangeCommand
{
    public static int Run(IReadOnlyList<string> rest)
    {
        var arguments = new Arguments(rest);
        var style = arguments.Text("style") ?? "bulletin";
        var issues = Path.Combine(Places.Corpus, "issues");
        var copy = new SweptCopy(
            [Path.Combine(issues, "eight-languages"), Path.Combine(issues, "wikinews")], style, TypeAssets.BesideExecutable());
        int from = arguments.Number("from", 70), to = arguments.Number("to", 130), step = arguments.Number("step", 5);
        var shares = Enumerable.Range(0, ((to - from) / step) + 1).Select(index => from + (index * step)).ToList();
        var swept = Sweep(copy, shares, arguments.Number("seeds", 6));

        foreach (var refused in swept.Where(edition => !edition.IsFitted && edition.Wanted is >= 0.879 and <= 1.101))
        {
            Console.Error.WriteLine(refused);
        }

        Console.WriteLine(Table([.. copy.Languages], shares, swept));
        if (arguments.Text("svg") is { } file)
        {
            File.WriteAllText(file, RangePlot.Draw([.. shares.Select(share => (share, Fitted(swept, share, language: null)!.Value))]));
        }

        return 0;
    }

    private static List<SweptEdition> Sweep(SweptCopy copy, List<int> shares, int seeds)
    {
        using var fitters = new ThreadLocal<Typesetting.Fitting.EditionFitter>(copy.Fitter);
        return
        [
            .. shares.SelectMany(share => copy.Languages.SelectMany(language => Enumerable.Range(1, seeds).Select(seed => (Share: share, Language: language, Seed: seed))))
                .AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount)
                .Select(one => copy.Make(fitters.Value!, one.Language, one.Seed, one.Share / 100.0)),
        ];
    }

    private static string Table(List<string> languages, List<int> shares, List<SweptEdition> swept)
    {
        var table = new StringBuilder();
        table.Append("| % of the room | editions | fitted % | ").AppendJoin(" | ", languages).Append(" |\n|--:|--:|--:|");
        table.Insert(table.Length, "--:|", languages.Count).Append('\n');
        foreach (var share in shares)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {share} | {swept.Count(edition => IsAt(edition, share))} | {Fitted(swept, share, null):0.#} | ")
                .AppendJoin(" | ", languages.Select(language => Fitted(swept, share, language)?.ToString("0", CultureInfo.InvariantCulture) ?? "")).Append(" |\n");
        }

        return table.ToString();
    }

    private static double? Fitted(List<SweptEdition> swept, int share, string? language)
    {
        var here = swept.Where(edition => IsAt(edition, share) && (language is null || edition.Language == language)).ToList();
        return here.Count == 0 ? null : 100.0 * here.Count(edition => edition.IsFitted) / here.Count;
    }

    private static bool IsAt(SweptEdition edition, int share) => (int)Math.Round(edition.Wanted * 100) == share;
}
