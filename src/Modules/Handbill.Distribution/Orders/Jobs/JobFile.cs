using System.IO.Pipelines;
using Handbill.Pdf.Joining;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Writes the files of jobs: the cover, then the editions' sheets. One edition after the other is read and written; none is kept.</summary>
internal sealed class JobFile(IPressedSheets pressed, CoverSheet cover, TimeProvider clock)
{
    // Copies of a sheet that are written before what was written is handed on.
    private const int MostAtOnce = 500;

    /// <summary>Writes a file.</summary>
    /// <param name="plan">What it holds.</param>
    /// <param name="sides">Which sides, where the machine prints one at a time.</param>
    /// <param name="output">Gets a PDF.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FileNotFoundException">A sheet of it is no longer there.</exception>
    public async Task WriteAsync(JobPlan plan, JoinedSides sides, Stream output, CancellationToken cancellation)
    {
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        var joiner = new PdfJoiner(pipe);
        if (plan.Contents != JobContents.Sheets)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ZoneOf(plan.Issue)).DateTime);
            joiner.Add(cover.Print(plan, today), 1, fillsSheet: true, sides);
        }

        foreach (var sheet in plan.Contents == JobContents.Cover ? [] : plan.Sheets)
        {
            var bytes = await pressed.ReadAsync(sheet.Hash, cancellation) ?? throw new FileNotFoundException($"The sheet {sheet.Hash} is not there.");
            var times = plan.Machine.Repeats ? JobPlan.TimesOf(plan.Machine, plan.Sheet, sheet.Copies) : 1;
            var laying = plan.LayingOf(sheet.Language);
            for (; times > 0; times -= MostAtOnce)
            {
                var now = Math.Min(times, MostAtOnce);
                _ = laying is null ? joiner.Add(bytes, now, fillsSheet: true, sides) : joiner.Add(bytes, laying, now, fillsSheet: true, sides);
                await pipe.FlushAsync(cancellation);
            }
        }

        joiner.Finish();
        await pipe.CompleteAsync();
        await output.FlushAsync(cancellation);
    }

    private static TimeZoneInfo ZoneOf(IssueCard issue) => TimeZoneInfo.TryFindSystemTimeZoneById(issue.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
