using Handbill.Demo;
using Handbill.Desk.Contracts;
using Handbill.Desk.Fits;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Served;

/// <summary>A running desk: the demonstration's forty workplaces in mid-fortnight, an issue of four hundred, and editors who can sign in.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    /// <summary>Somebody who works on all stories and sees the board.</summary>
    private const string Name = "Editor number";

    private readonly FreshInstance _fresh;
    private readonly Queue<string> _links;

    private RunningDesk(FreshInstance fresh, ServeProcess server, RequestLines log, Queue<string> links) => (_fresh, Server, Log, _links) = (fresh, server, log, links);

    public ServeProcess Server { get; }

    /// <summary>What the server writes of each request.</summary>
    public RequestLines Log { get; }

    /// <summary>An issue with many editions.</summary>
    public required IssueId Large { get; init; }

    /// <summary>Items that may be written, of as many editions as there are, then second ones.</summary>
    public required IReadOnlyList<Piece> Pieces { get; init; }

    public static async Task<RunningDesk> OpenAsync(Bench bench, string? server)
    {
        var fresh = await FreshInstance.MakeAsync(server);
        try
        {
            // What fills it is not what is measured: it ends before the server starts.
            await using var app = await HandbillServer.PrepareAsync(fresh.Instance, "http://127.0.0.1:0", CancellationToken.None);
            await using var scope = app.Services.CreateAsyncScope();
            await DemoOrganisation.FillAsync(scope.ServiceProvider, Path.Combine(bench.Root, "samples"), CancellationToken.None);
            var large = await TakeInLargeAsync(scope.ServiceProvider, bench.Workplaces, Path.Combine(bench.Root, "samples", "fortnight"));
            await SettleAsync(scope.ServiceProvider);
            var pieces = await PiecesAsync(scope.ServiceProvider, large);
            var links = await LinksAsync(scope.ServiceProvider, bench.IsTrial ? 10 : Bench.Editors + 10);
            var log = new RequestLines();
            var process = await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort, readLog: log.Begin);
            return new RunningDesk(fresh, process, log, links) { Large = large, Pieces = pieces };
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }

    /// <summary>A link by which somebody signs in who has not yet.</summary>
    public string NextLink() => _links.Dequeue();

    public Task<Editor> SignInAsync() => Editor.SignInAsync(Server.Address, NextLink());

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _fresh.DisposeAsync();
    }

    // The depot's sheet, once for each workplace.
    private static async Task<IssueId> TakeInLargeAsync(IServiceProvider services, int workplaces, string folder)
    {
        var faults = new List<IssueFault>();
        var text = IssueText.Read(IssueFiles.ReadFolder(folder, faults), faults) ?? throw new InvalidDataException(string.Join('\n', faults));
        var depot = text.Editions.Single(edition => edition.Slug == "bus-depot");
        text = text with
        {
            Head = text.Head with { Number = 900, Date = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20) },
            Editions = [.. Enumerable.Range(1, workplaces).Select(number => depot with { Slug = $"gate-{number:000}", Workplace = $"Gate number {number}" })],
        };
        return await services.GetRequiredService<IIssueFolders>().ImportAsync(text, group: null, by: null, CancellationToken.None)
            ?? throw new InvalidDataException("The large issue cannot be taken in.");
    }

    // The fits are known, as they are a minute after anything was written: what is measured is not the setting of sheets that nobody looks at.
    private static async Task SettleAsync(IServiceProvider services)
    {
        var fits = services.GetRequiredService<FitSetting>();
        while (await fits.SetSomeAsync(CancellationToken.None) > 0)
        {
        }
    }

    private static async Task<IReadOnlyList<Piece>> PiecesAsync(IServiceProvider services, IssueId large)
    {
        var items = await services.GetRequiredService<HandbillDb>().Set<Story>().AsNoTracking()
            .Where(story => story.Kind == StoryKind.Item && story.IssueId != large && story.EditionId != null && story.LockedAt == null)
            .Where(story => story.State != StoryState.Held && story.State != StoryState.Killed).ToListAsync();
        return
        [
            .. items.GroupBy(story => story.EditionId!.Value).OrderBy(edition => edition.Key.Value)
                .SelectMany(edition => edition.OrderBy(story => story.Position).Select((story, nth) => (nth, story)))
                .OrderBy(each => each.nth)
                .Select(each => new Piece(each.story.EditionId!.Value, each.story.Id, each.story.Headline, each.story.Body, each.story.Language, each.story.MayBeHeld, each.story.Revision)),
        ];
    }

    private static async Task<Queue<string>> LinksAsync(IServiceProvider services, int editors)
    {
        var accounts = services.GetRequiredService<IAccounts>();
        var links = new Queue<string>();
        for (var number = 1; number <= editors; number++)
        {
            await accounts.MakeAsync($"{Name} {number}", [(Role.DeskEditor, Scope.Organisation)], CancellationToken.None);
            links.Enqueue((await accounts.SignInLinkAsync($"{Name} {number}", TimeSpan.FromHours(2), CancellationToken.None))!);
        }

        return links;
    }
}

/// <summary>An item of an edition, as it was when the desk opened.</summary>
internal sealed record Piece(EditionId Edition, StoryId Story, string Headline, string Body, string Language, bool MayBeHeld, int Revision)
{
    /// <summary>The text with something more typed at its end.</summary>
    public string Typed(int turn) => $"{Body}\n\nWords {new string('a', (turn % 9) + 1)} and {turn}.";
}
