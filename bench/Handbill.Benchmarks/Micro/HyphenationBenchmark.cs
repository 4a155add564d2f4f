using BenchmarkDotNet.Attributes;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.Micro;

/// <summary>Finding line breaks and hyphens in the paragraphs of one edition.</summary>
[MemoryDiagnoser]
public class HyphenationBenchmark
{
    private readonly bool[] _points = new bool[128];
    private readonly BreakKind[] _breaks = new BreakKind[1 << 16];
    private string[] _paragraphs = [];
    private string[] _words = [];
    private Hyphenator _hyphenator = null!;

    /// <summary>Reads copy and patterns.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var press = new WarmPress(MicroCopy.Folder);
        _paragraphs = MicroCopy.Paragraphs(press.Load(MicroCopy.Entry(press)));
        _words = [.. _paragraphs.SelectMany(text => text.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length is > 4 and < 60)];
        _hyphenator = press.Assets.Hyphenation("en", []) ?? throw new FileNotFoundException("The hyphenation patterns have not been fetched.");
    }

    /// <summary>Liang's patterns on every longer word.</summary>
    [Benchmark(Baseline = true)]
    public int Hyphens()
    {
        var found = 0;
        foreach (var word in _words)
        {
            found += _hyphenator.Find(word, _points.AsSpan(0, word.Length));
        }

        return found;
    }

    /// <summary>Unicode's line breaking on every paragraph.</summary>
    [Benchmark]
    public int Breaks()
    {
        foreach (var paragraph in _paragraphs)
        {
            LineBreaking.Find(paragraph, _breaks.AsSpan(0, paragraph.Length + 1));
        }

        return _paragraphs.Length;
    }
}
