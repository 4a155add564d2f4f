using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Handbill.DeskBench.Served;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Numbers;

/// <summary>An issue of four hundred in two variants: from the choice to the last file for print in hand, made beforehand and not.</summary>
internal static class VariantNumber
{
    private const string Board = "Board of the measure";

    private static readonly string[] Names = ["vote won", "vote lost"];

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var locked = await LockedIssue.MakeAsync(bench, server, bench.Workplaces);
        await locked.InVariantsAsync(Names);
        var link = await InviteAsync(locked);
        await using var serve = await ServeProcess.StartAsync(bench.Program, locked.Instance, Bench.AnyPort);
        using var editor = await Editor.SignInAsync(serve.Address, link);
        var choose = $"/issues/{locked.Issue}/variant";
        var token = await editor.TokenAsync(choose);

        var cold = await ChooseAsync("vote-won");
        await locked.TakeBackAsync();
        await locked.ForgetAsync();
        var press = $"/issues/{locked.Issue}/press";
        await editor.SendFormAsync(press, [("reading", "true"), ("__RequestVerificationToken", await editor.TokenAsync(press))]);
        await locked.EndedAsync();
        var ready = await ChooseAsync("vote-lost");
        return
        [
            new($"variant chosen to {cold.Files} files for print in hand, made beforehand", 10_000, ready.Time, "ms", $"{ready.Files} files of {locked.Editions} editions: the others do not fit"),
            new("the same, nothing made beforehand", 10_000, cold.Time, "ms"),
        ];

        async Task<(double Time, int Files)> ChooseAsync(string variant)
        {
            var began = Stopwatch.GetTimestamp();
            await editor.SendFormAsync(choose, [("Variant", variant), ("__RequestVerificationToken", token)]);
            await locked.EndedAsync();
            using var zip = new ZipArchive(new MemoryStream(await editor.GetBytesAsync($"/issues/{locked.Issue}/print.zip")));
            return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, zip.Entries.Count);
        }
    }

    private static async Task<string> InviteAsync(LockedIssue locked)
    {
        await using var opened = await OpenedInstance.OpenAsync(locked.Instance, CancellationToken.None);
        var accounts = opened.Services.GetRequiredService<IAccounts>();
        await accounts.MakeAsync(Board, [(Role.EditorialBoard, Scope.Organisation)], CancellationToken.None);
        return (await accounts.SignInLinkAsync(Board, TimeSpan.FromHours(4), CancellationToken.None))!;
    }
}
