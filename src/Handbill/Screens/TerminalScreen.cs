using System.Collections.Immutable;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;
using Spectre.Console;

namespace Handbill.Screens;

/// <summary>A bar while the run goes on and a table at its end.</summary>
internal sealed class TerminalScreen(string folder) : Screen(folder)
{
    // A longer table scrolls away what matters: then only editions that want work are listed.
    private const int MostRows = 60;

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProgressTask? _bar;
    private Task _showing = Task.CompletedTask;

    public override void Begin(int editions)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _showing = Task.Run(() => AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _bar = context.AddTask("Pressing", maxValue: Math.Max(1, editions));
                ready.SetResult();
                await _over.Task;
            }));
        ready.Task.Wait();
    }

    public override void Made(EditionResult edition) => _bar?.Increment(1);

    public override void Refused(string slug, ImmutableArray<IssueFault> faults) => _bar?.Increment(1);

    protected override void Close(PressReport report)
    {
        EndBar();
        if (report.Issue is null)
        {
            return;
        }

        var rows = report.Editions.Length <= MostRows ? report.Editions : [.. report.Editions.Where(edition => !edition.IsFitted)];
        if (!rows.IsEmpty)
        {
            AnsiConsole.Write(TableOf(rows));
        }

        AnsiConsole.MarkupLineInterpolated($"[bold]{FitWords.Summary(report, Elapsed)}[/]");
    }

    protected override void Dispose(bool disposing)
    {
        EndBar();
        base.Dispose(disposing);
    }

    private static Table TableOf(ImmutableArray<EditionResult> editions)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("Edition").NoWrap());
        table.AddColumns("Workplace", "Language", "Front", "Back");
        table.AddColumn(new TableColumn("Size").RightAligned().NoWrap());
        foreach (var edition in editions)
        {
            table.AddRow(
                new Text(edition.Slug), new Text(edition.Workplace), new Text(edition.Language),
                Cell(edition.Front), Cell(edition.Back), new Text(FitWords.Size(edition.Bytes)));
        }

        return table;
    }

    // The words say it; colour only helps the eye.
    private static Text Cell(SideFit side) =>
        new(FitWords.Of(side, brief: true), side.Outcome == FitOutcome.Fitted ? Style.Plain : new Style(Color.Yellow, decoration: Decoration.Bold));

    private void EndBar()
    {
        _over.TrySetResult();
        _showing.Wait();
    }
}
