using System.Globalization;
using System.Text;

namespace Handbill.Benchmarks.Corpus;

/// <summary>
/// Makes an issue of any number of editions out of the corpus's copy. Every edition is another mix of paragraphs, so that none is
/// like one that was set before; its length is about a side. The same arguments give the same files.
/// </summary>
/// <param name="pools">Copy, the issue's own language first.</param>
/// <param name="shares">Of each pool, the share of editions in its language.</param>
/// <param name="fill">For each language, characters of copy that fill the front and the back as the house style has them.</param>
internal sealed class CorpusMaker(IReadOnlyList<CopyPool> pools, IReadOnlyList<double> shares, Func<string, (int Front, int Back)> fill)
{
    private const double Shortest = 0.9;
    private const double Longest = 1.08;

    // Knuth's constants for a 64-bit linear congruence: the same numbers on every runtime.
    private ulong _state = 88_172_645_463_325_252;

    /// <summary>Writes the folder.</summary>
    public void Write(string folder, int editions)
    {
        Directory.CreateDirectory(Path.Combine(folder, "workplaces"));
        File.WriteAllText(
            Path.Combine(folder, "issue.yaml"),
            $"publication: The Common Voice\nmotto: Written where we work\nnumber: 512\ndate: 2026-11-23\nlanguage: {pools[0].Language}\n"
            + "sheet: A4\nimprint: Printed and published by The Common Voice\nsubmit: https://voice.example.org/write\n");
        foreach (var pool in pools)
        {
            File.WriteAllText(Path.Combine(folder, pool == pools[0] ? "editorial.md" : $"editorial.{pool.Language}.md"), Editorial(pool));
        }

        var digits = editions.ToString(CultureInfo.InvariantCulture).Length;
        for (var i = 1; i <= editions; i++)
        {
            var slug = $"workplace-{i.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}";
            File.WriteAllText(Path.Combine(folder, "workplaces", slug + ".md"), Edition(i));
        }
    }

    // The corpus's editorials are too short or too long for the front: they are cut, or go on with other paragraphs.
    private string Editorial(CopyPool pool)
    {
        var end = pool.Editorial.IndexOf("\n---\n", StringComparison.Ordinal) + 5;
        var text = new StringBuilder(pool.Editorial, 0, end, pool.Editorial.Length);
        var own = pool.Editorial[end..].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wanted = fill(pool.Language).Front;
        for (int i = 0, set = 0; set < wanted; i++)
        {
            var paragraph = Cut(i < own.Length ? own[i] : pool.Paragraphs[Next(pool.Paragraphs.Length)], Math.Max(140, wanted - set));
            text.Append('\n').Append(paragraph).Append('\n');
            set += paragraph.Length;
        }

        return text.ToString();
    }

    private string Edition(int number)
    {
        var pool = Draw(pools, shares);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\nworkplace: Workplace {number}\ncopies: {100 + Next(400)}\nlanguage: {pool.Language}\n---\n");
        var wanted = (int)(fill(pool.Language).Back * (Shortest + (Unit() * (Longest - Shortest))));
        var set = 0;
        while (set < wanted)
        {
            var headline = pool.Headlines[Next(pool.Headlines.Length)];
            text.Append('\n').Append(headline).Append('\n');
            set += headline.Length;
            var left = 1 + Next(2);
            do
            {
                var paragraph = Cut(pool.Paragraphs[Next(pool.Paragraphs.Length)], Math.Max(140, wanted - set));
                text.Append('\n').Append(paragraph).Append('\n');
                set += paragraph.Length;
            }
            while (--left > 0 && set < wanted);
        }

        return text.ToString();
    }

    // A paragraph cut after a word where it is too long for what is left of the side.
    private static string Cut(string paragraph, int longest)
    {
        if (paragraph.Length <= longest)
        {
            return paragraph;
        }

        var end = paragraph.LastIndexOf(' ', longest);
        return end < 40 ? paragraph : paragraph[..end].TrimEnd('\\', ' ', ',', ';', ':', '[', '(') + ".";
    }

    private T Draw<T>(IReadOnlyList<T> things, IReadOnlyList<double> weights)
    {
        var at = Unit();
        for (var i = 0; i < things.Count - 1; i++)
        {
            if ((at -= weights[i]) < 0)
            {
                return things[i];
            }
        }

        return things[^1];
    }

    private int Next(int below) => (int)(Unit() * below);

    private double Unit()
    {
        _state = (_state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        return (_state >> 11) / (double)(1UL << 53);
    }
}
