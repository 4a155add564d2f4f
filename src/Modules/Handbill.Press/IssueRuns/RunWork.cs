using System.Diagnostics;
using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Press.IssueRuns;

/// <summary>What a worker does that is called to a run: part after part for a while, then it lets others have a turn.</summary>
internal sealed partial class RunWork(IServiceScopeFactory scopes, IStore store, IWorkQueue queue, RunTroubles troubles, RunHands hands, TimeProvider clock, ILogger<RunWork> log) : IQueuedWork
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3), Beats = TimeSpan.FromSeconds(2), AfterTrouble = TimeSpan.FromSeconds(1);

    public async Task DoAsync(Guid subject, CancellationToken cancellation)
    {
        using var hand = hands.Take();
        var (run, began) = (new RunId(subject), Stopwatch.GetTimestamp());
        while (await DoPartAsync(run, cancellation))
        {
            if (Stopwatch.GetElapsedTime(began) > Turn)
            {
                queue.Enqueue(RunDesk.Work, subject);
                return;
            }
        }
    }

    // False when there is nothing left to take.
    private async Task<bool> DoPartAsync(RunId run, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var press = scope.ServiceProvider.GetRequiredService<PartPress>();
        var holder = Guid.CreateVersion7(clock.GetUtcNow());
        if (await press.TakeAsync(run, holder, cancellation) is not { } part)
        {
            return false;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beating = BeatAsync(part, holder, done.Token);
        try
        {
            await press.DoAsync(part, holder, cancellation);
            await ClearAsync(run, cancellation);
            return true;
        }
        catch (Exception problem)
        {
            await StopAsync(part, holder, problem, cancellation.IsCancellationRequested);
            if (cancellation.IsCancellationRequested)
            {
                throw;
            }

            await Task.Delay(AfterTrouble, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }
    }

    private async Task BeatAsync(RunPart part, Guid holder, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beats, clock, done);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PartPress>().BeatAsync(part, holder, done);
            }
        }
        catch (Exception) when (done.IsCancellationRequested)
        {
            // The part is done.
        }
        catch (Exception problem)
        {
            // Whoever takes us for dead does the part too; one of us saves it.
            SayFailed(problem, part.RunId);
        }
    }

    private async Task StopAsync(RunPart part, Guid holder, Exception problem, bool isEnding)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PartPress>().LetGoAsync(part, holder, CancellationToken.None);
            if (!isEnding)
            {
                SayFailed(problem, part.RunId);
                await NoteAsync(scope.ServiceProvider.GetRequiredService<HandbillDb>(), part.RunId, problem);
            }
        }
        catch (Exception further) when (further is not OutOfMemoryException)
        {
            // The store does not take that either: it is said by this process as long as it lives, and who watches lets the part go.
            troubles.Note(part.RunId, store.TroubleOf(problem));
            SayFailed(further, part.RunId);
        }
    }

    private async Task NoteAsync(HandbillDb db, RunId run, Exception problem)
    {
        var trouble = store.TroubleOf(problem);
        troubles.Note(run, trouble);
        var word = trouble.ToString();
        await db.Set<IssueRun>().Where(one => one.Id == run && one.Trouble != word).ExecuteUpdateAsync(set => set.SetProperty(one => one.Trouble, word), CancellationToken.None);
    }

    private async Task ClearAsync(RunId run, CancellationToken cancellation)
    {
        if (!troubles.Forget(run))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HandbillDb>().Set<IssueRun>().Where(one => one.Id == run && one.Trouble != "")
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Trouble, ""), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of press run {Run} could not be done; it is tried again.")]
    private partial void SayFailed(Exception problem, RunId run);
}
