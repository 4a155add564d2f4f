using BenchmarkDotNet.Attributes;
using Handbill.Press.Issues;
using Handbill.Press.Runs;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.Micro;

/// <summary>One edition, stage by stage, its editorial already fitted: reading, fitting, writing the reading file.</summary>
[MemoryDiagnoser]
public class EditionBenchmark
{
    private WarmPress _press = null!;
    private EditionEntry _entry = null!;
    private EditionCopy _copy = null!;
    private SetEdition _fitted = null!;

    /// <summary>Opens the issue.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _press = new WarmPress(MicroCopy.Folder);
        _entry = MicroCopy.Entry(_press);
        _copy = _press.Load(_entry);
        _fitted = _press.Fit(_copy);
    }

    /// <summary>Markdown into copy.</summary>
    [Benchmark]
    public object Read() => _press.Load(_entry);

    /// <summary>Copy onto pages.</summary>
    [Benchmark]
    public object Fit() => _press.Fit(_copy);

    /// <summary>Pages into the reading file.</summary>
    [Benchmark]
    public int Write() => _press.Write(_fitted).Length;

    /// <summary>All of it.</summary>
    [Benchmark(Baseline = true)]
    public int Whole() => _press.Write(_press.Fit(_press.Load(_entry))).Length;
}
