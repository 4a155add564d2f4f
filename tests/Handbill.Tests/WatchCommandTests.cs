using System.Collections.Concurrent;
using System.Diagnostics;

namespace Handbill.Tests;

public sealed class WatchCommandTests : IDisposable
{
    private const string Waiting = "Waiting for the next save. Ctrl-C ends.";

    private readonly IssueOnDisk _issue = new("bakery", "depot");
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly Process _process;
    private int _settled;

    public WatchCommandTests()
    {
        _issue.WriteWorkplace("taller", language: "es");
        _process = Cli.Begin("watch", _issue.Folder, "--out", _issue.Out);
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => _faults.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        InterruptionTests.WaitFor(() => _settled == 1);
        _lines.Clear();
    }

    [Fact]
    public void A_save_presses_only_the_editions_that_it_touches_and_an_interrupt_ends_in_order()
    {
        Save(() => _issue.WriteWorkplace("depot", words: 90)).ShouldBe(["depot"]);
        Save(() => _issue.Write("editorial.es.md", "---\ntitle: Otra cosa\n---\n\nUn texto corto.\n")).ShouldBe(["taller"]);
        Save(() => _issue.Write("editorial.md", "---\ntitle: Something else\n---\n\nA short text.\n")).ShouldBe(["bakery", "depot"]);
        Save(() => _issue.Write("hyphenation.en.txt", "ta-ble\n")).ShouldBe(["bakery", "depot"]);
        Save(() => _issue.WriteWorkplace("yard")).ShouldBe(["yard"]);
        Save(() => File.Delete(Path.Combine(_issue.Folder, "workplaces", "yard.md"))).ShouldBe(["bakery", "depot", "taller"]);
        File.Exists(_issue.Made("yard.pdf")).ShouldBeFalse();

        Cli.Interrupt(_process);
        _process.WaitForExit(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        _process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_save_with_a_fault_is_told_and_the_next_one_mends_it()
    {
        var before = File.ReadAllBytes(_issue.Made("depot.pdf"));
        Save(() => _issue.Write("workplaces/depot.md", "---\nworkplace: Dep")).ShouldBe([]);
        _faults.ShouldContain(line => line.Contains("workplaces/depot.md:", StringComparison.Ordinal));
        File.ReadAllBytes(_issue.Made("depot.pdf")).ShouldBe(before);

        Save(() => _issue.Write("issue.yaml", "publication: [")).ShouldBe([]);
        Save(() =>
        {
            using var whole = new IssueOnDisk();
            File.Copy(Path.Combine(whole.Folder, "issue.yaml"), Path.Combine(_issue.Folder, "issue.yaml"), overwrite: true);
            _issue.WriteWorkplace("depot", words: 300);
        }).ShouldBe(["bakery", "depot", "taller"]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _issue.Dispose();
    }

    // The slugs that were pressed because of a save.
    private string[] Save(Action save)
    {
        _lines.Clear();
        var before = _settled;
        save();
        InterruptionTests.WaitFor(() => _settled > before);
        return [.. _lines.Where(line => line.Contains(" · front ", StringComparison.Ordinal)).Select(line => line.Split(':')[0])];
    }

    private void Take(string? line)
    {
        _lines.Enqueue(line ?? "");
        if (line == Waiting)
        {
            Interlocked.Increment(ref _settled);
        }
    }
}
