using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Ipp;
using Handbill.Distribution.Orders.Machines;
using Handbill.Kernel.Work;
using Handbill.Pdf.Joining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>
/// Sends a job to its printer. Where the printer can, the job is made there first and its number kept, then its document is sent: whatever ends this process between two
/// steps, the printer can be asked how far it came. What it cannot say is asked of whoever stands before it.
/// </summary>
internal sealed partial class JobSending(
    JobStates states, JobBook book, JobFile file, IppPrinter printer, IWorkQueue queue, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobSending> log) : IQueuedWork
{
    private const string Pdf = "application/pdf";

    private static readonly TimeSpan Beats = TimeSpan.FromSeconds(2);

    public async Task DoAsync(Guid subject, CancellationToken cancellation)
    {
        var holder = Guid.CreateVersion7(clock.GetUtcNow());
        if (await states.TakeAsync(new PrintJobId(subject), holder, cancellation) is not { } job)
        {
            return;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beating = BeatAsync(job.Id, holder, done.Token);
        try
        {
            await SendAsync(job, holder, cancellation);
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }

        foreach (var under in await book.WaitingUnderAsync(job, cancellation))
        {
            queue.Enqueue(JobDesk.Work, under.Value);
        }
    }

    private async Task SendAsync(PrintJob job, Guid holder, CancellationToken cancellation)
    {
        var plan = await book.PlanAsync(job, cancellation);
        if (plan is null || !IppAddress.TryRead(plan.Machine.Address, out var address))
        {
            await FailAsync(job, JobTrouble.Address, cancellation);
            return;
        }

        if (!await book.IsCurrentAsync(job, cancellation))
        {
            await FailAsync(job, JobTrouble.Old, cancellation);
            return;
        }

        var step = Step.Asked;
        var number = (int?)null;
        try
        {
            var card = await printer.AskAsync(address, cancellation);
            if (!card.Formats.Contains(Pdf, StringComparer.OrdinalIgnoreCase) && card.Formats.Count > 0)
            {
                await FailAsync(job, JobTrouble.Format, cancellation);
                return;
            }

            if (!card.Accepts)
            {
                await FailAsync(job, JobTrouble.Closed, cancellation);
                return;
            }

            var ticket = TicketOf(job, plan);
            if (card.MakesJobsFirst)
            {
                step = Step.Made;
                number = await printer.CreateAsync(address, ticket, cancellation);
                if (!await states.NumberAsync(job.Id, holder, number.Value, cancellation))
                {
                    await TakeBackAsync(address, number, cancellation);
                    return;
                }

                step = Step.Sending;
                await printer.SendAsync(address, number.Value, (stream, ending) => file.WriteAsync(plan, JoinedSides.Both, stream, ending), cancellation);
            }
            else
            {
                step = Step.Sending;
                number = await printer.PrintAsync(address, ticket, (stream, ending) => file.WriteAsync(plan, JoinedSides.Both, stream, ending), cancellation);
                await states.NumberAsync(job.Id, number.Value, cancellation);
            }

            await states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Sent, "", "order.sent", null, cancellation);
        }
        catch (IppException problem)
        {
            SaySending(problem, job.Id);
            await AfterAsync(job, problem, step, address, number, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && problem is not OutOfMemoryException)
        {
            // Nothing of the printer's: our own file or store. What reached it is taken back.
            SaySending(problem, job.Id);
            var isBack = step != Step.Sending || await TakeBackAsync(address, number, cancellation);
            await states.MoveAsync(
                job.Id, [PrintJobState.Sending], isBack ? PrintJobState.Failed : PrintJobState.Unsure, problem is FileNotFoundException ? JobTrouble.Files : JobTrouble.Ours, "order.failed", null, cancellation);
        }
    }

    private async Task AfterAsync(PrintJob job, IppException problem, Step step, Uri address, int? number, CancellationToken cancellation)
    {
        // A line that breaks before the document went out leaves at most a job without one, which prints nothing.
        if (step == Step.Sending && problem.Fault == IppFault.Broken)
        {
            await states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Unsure, "", "order.unsure", null, cancellation);
            return;
        }

        if (number is not null)
        {
            await TakeBackAsync(address, number, cancellation);
        }

        await FailAsync(job, WordOf(problem.Fault), cancellation);
    }

    private async Task<bool> TakeBackAsync(Uri address, int? number, CancellationToken cancellation)
    {
        try
        {
            if (number is { } known)
            {
                await printer.CancelAsync(address, known, cancellation);
                return true;
            }
        }
        catch (IppException problem)
        {
            LogTakenBack(problem);
        }

        return false;
    }

    private Task FailAsync(PrintJob job, string trouble, CancellationToken cancellation) =>
        states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Failed, trouble, "order.failed", null, cancellation);

    private async Task BeatAsync(PrintJobId job, Guid holder, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(Beats, clock, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<JobStates>().BeatAsync(job, holder, done);
            }
            catch (Exception) when (done.IsCancellationRequested)
            {
                // It is done.
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // Whoever takes us for dead asks the printer, and sends nothing.
                SaySending(problem, job);
            }
        }
    }

    private static JobTicket TicketOf(PrintJob job, JobPlan plan) => new(
        job.Name, job.Copies, plan.Machine.Turning == Turning.ShortEdge ? "two-sided-short-edge" : "two-sided-long-edge", MediaNames.Of(plan.PaperSize.Width, plan.PaperSize.Height));

    /// <summary>The word for what went wrong with a printer.</summary>
    public static string WordOf(IppFault fault) => fault switch
    {
        IppFault.Away => JobTrouble.Away,
        IppFault.Broken => JobTrouble.Away,
        IppFault.NoPrinter => JobTrouble.NoPrinter,
        IppFault.Certificate => JobTrouble.Certificate,
        IppFault.NotFound => JobTrouble.NoQueue,
        IppFault.Format => JobTrouble.Format,
        IppFault.Closed => JobTrouble.Closed,
        IppFault.Forbidden => JobTrouble.Forbidden,
        _ => JobTrouble.Refused,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Print job {Job} could not be sent.")]
    private partial void SaySending(Exception problem, PrintJobId job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job could not be taken back from its printer.")]
    private partial void LogTakenBack(Exception problem);

    // How far a try came.
    private enum Step
    {
        Asked,
        Made,
        Sending,
    }
}
