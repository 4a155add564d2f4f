using BenchmarkDotNet.Running;
using Handbill.Benchmarks.Corpus;
using Handbill.Benchmarks.FitRange;
using Handbill.Benchmarks.Numbers;
using Handbill.Benchmarks.Papers;

try
{
    return args switch
    {
        ["corpus", var folder, var editions, .. var rest] => CorpusCommand.Run(folder, editions, rest),
        ["editions", var folder, .. var rest] => EditionsCommand.Run(folder, rest),
        ["fit-range", .. var rest] => FitRangeCommand.Run(rest),
        ["numbers", .. var rest] => NumbersCommand.Run(rest),
        ["paper", var folder, .. var rest] => PaperCommand.Run(folder, rest),
        _ => RunBenchmarks(args),
    };
}
catch (Exception problem) when (problem is IOException or InvalidDataException or InvalidOperationException or FormatException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(CorpusCommand).Assembly).Run(args);
    return 0;
}
