using System.Diagnostics;
using System.Net;
using Handbill.DeskBench.Served;
using Handbill.Instances;
using Handbill.Press.IssueRuns;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench.Numbers;

/// <summary>An issue of four hundred, from the click to the last file: by a server that has just started, and once more when nothing has changed.</summary>
internal static class PressNumber
{
    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var locked = await LockedIssue.MakeAsync(bench, server, bench.Workplaces);
        await using var serve = await ServeProcess.StartAsync(bench.Program, locked.Instance, Bench.AnyPort);
        using var editor = await Editor.SignInAsync(serve.Address, locked.Link);
        var page = $"/issues/{locked.Issue}/press";
        var token = await editor.TokenAsync(page);
        await Task.Delay(bench.IsTrial ? TimeSpan.Zero : TimeSpan.FromSeconds(5));

        var first = await ClickAsync();
        var made = await locked.MadeAsync();
        await Task.Delay(bench.IsTrial ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        var again = await ClickAsync();

        // The same copy, as if it were another, by a server that is at its pace.
        await locked.ForgetAsync();
        var warm = await ClickAsync();
        var fitted = made.Values.Count(sheet => sheet.StartsWith(nameof(SheetOutcome.Made), StringComparison.Ordinal));
        if (made.Count != locked.Editions || (await locked.MadeAsync()).Any(sheet => made[sheet.Key] != sheet.Value))
        {
            throw new InvalidOperationException("The run did not make every edition once, and the same each time.");
        }

        return
        [
            new($"press run of {locked.Editions} editions from the desk, click to all files", 3000, warm, "ms", $"{fitted} fit; files for print and for reading"),
            new("the same, the first of a server that has just started", null, first, "ms"),
            new("the same, nothing changed", null, again, "ms"),
        ];

        async Task<double> ClickAsync()
        {
            var began = Stopwatch.GetTimestamp();
            await editor.SendFormAsync(page, [("reading", "true"), ("__RequestVerificationToken", token)]);
            await locked.EndedAsync();
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }
}
