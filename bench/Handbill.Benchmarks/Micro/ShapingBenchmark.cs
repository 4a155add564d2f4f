using BenchmarkDotNet.Attributes;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.Micro;

/// <summary>Shaping the paragraphs of one edition: words seen before, and words seen for the first time.</summary>
[MemoryDiagnoser]
public class ShapingBenchmark
{
    private FontFace _face = null!;
    private string[] _paragraphs = [];
    private Shaper _warm = null!;

    /// <summary>Reads copy and fonts.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var press = new WarmPress(MicroCopy.Folder);
        _paragraphs = MicroCopy.Paragraphs(press.Load(MicroCopy.Entry(press)));
        _face = press.Assets.Fonts.Find("Source Serif 4", FontCut.Regular)!;
        _warm = new Shaper();
        Shape(_warm);
    }

    /// <summary>All words remembered.</summary>
    [Benchmark(Baseline = true)]
    public int Words_seen_before() => Shape(_warm);

    /// <summary>No word remembered.</summary>
    [Benchmark]
    public int Words_seen_first() => Shape(new Shaper());

    private int Shape(Shaper shaper)
    {
        var runs = 0;
        foreach (var paragraph in _paragraphs)
        {
            shaper.Shape(_face, paragraph, TextDirection.LeftToRight, "en");
            runs++;
        }

        return runs;
    }
}
