using System.Globalization;

namespace Handbill.Benchmarks.Corpus;

/// <summary>`corpus FOLDER EDITIONS [--english]`: makes an issue of that many editions.</summary>
internal static class CorpusCommand
{
    private const double EnglishShare = 0.75;

    public static int Run(string folder, string editions, IReadOnlyList<string> rest)
    {
        Make(folder, int.Parse(editions, CultureInfo.InvariantCulture), new Arguments(rest).Has("english"));
        Console.WriteLine($"{editions} editions in {folder}");
        return 0;
    }

    /// <summary>Makes an issue: all in English, or a quarter of it in seven other languages.</summary>
    public static void Make(string folder, int editions, bool english)
    {
        var issues = Path.Combine(Places.Corpus, "issues");
        List<CopyPool> pools = [.. CopyPool.Read(Path.Combine(issues, "wikinews"), "en")];
        if (!english)
        {
            pools.AddRange(CopyPool.Read(Path.Combine(issues, "eight-languages"), "en").Where(pool => pool.Language != "en"));
        }

        double[] shares = english ? [1] : [EnglishShare, .. Enumerable.Repeat((1 - EnglishShare) / (pools.Count - 1), pools.Count - 1)];
        new CorpusMaker(pools, shares, Fill).Write(folder, editions);
    }

    // Characters that fill the sides of the plain bulletin, as its fitter reports them for the corpus's own copy.
    private static (int Front, int Back) Fill(string language) => language switch
    {
        "ar" => (3700, 4500),
        "ru" => (3800, 4600),
        _ => (4000, 5100),
    };
}
