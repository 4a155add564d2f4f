using Handbill.Benchmarks.Corpus;
using Handbill.Demo;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Press.Publications;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Served;

/// <summary>A locked issue of many editions, no two alike, in an instance of its own; and somebody who may print it.</summary>
internal sealed class LockedIssue : IAsyncDisposable
{
    // The first are taken in as anybody takes in a folder, the others written as rows: a folder of a hundred thousand would have to be read whole.
    private const int TakenIn = 50, AtOnce = 1000;

    private const string Operator = "Press operator";

    private readonly FreshInstance _fresh;

    private LockedIssue(FreshInstance fresh) => _fresh = fresh;

    public Instance Instance => _fresh.Instance;

    public required IssueId Issue { get; init; }

    public required int Editions { get; init; }

    /// <summary>A link by which the press operator signs in.</summary>
    public required string Link { get; init; }

    /// <summary>The press operator's account.</summary>
    public required AccountId Account { get; init; }

    public static async Task<LockedIssue> MakeAsync(Bench bench, string? server, int editions)
    {
        var fresh = await FreshInstance.MakeAsync(server);
        var folder = Directory.CreateTempSubdirectory("handbill-issue-").FullName;
        try
        {
            await using var app = await HandbillServer.PrepareAsync(fresh.Instance, "http://127.0.0.1:0", CancellationToken.None);
            await using var scope = app.Services.CreateAsyncScope();
            await DemoOrganisation.FillAsync(scope.ServiceProvider, Path.Combine(bench.Root, "samples"), CancellationToken.None);
            CorpusCommand.Make(folder, editions, english: false);
            var issue = await FillAsync(fresh.Instance, scope.ServiceProvider, folder);
            var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
            var account = await accounts.MakeAsync(Operator, [(Role.PressOperator, Scope.Organisation)], CancellationToken.None);
            var link = await accounts.SignInLinkAsync(Operator, TimeSpan.FromHours(4), CancellationToken.None);
            return new LockedIssue(fresh) { Issue = issue, Editions = editions, Link = link!, Account = account };
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Does something with its database.</summary>
    public async Task<T> WithAsync<T>(Func<HandbillDb, Task<T>> use)
    {
        await using var db = Instance.OpenDb();
        return await use(db);
    }

    /// <summary>Begins a run without a browser.</summary>
    public async Task<RunId> BeginAsync()
    {
        await using var opened = await OpenedInstance.OpenAsync(Instance, CancellationToken.None);
        return await opened.Services.GetRequiredService<RunDesk>().BeginAsync(Issue, withReading: false, Account, CancellationToken.None)
            ?? throw new InvalidOperationException("The issue is not locked.");
    }

    /// <summary>Waits until a run has ended.</summary>
    public async Task EndedAsync(Func<Task>? meanwhile = null)
    {
        while (await WithAsync(db => db.Set<IssueRun>().AnyAsync(run => run.IssueId == Issue && run.EndedAt == null)))
        {
            await (meanwhile?.Invoke() ?? Task.Delay(20));
        }
    }

    /// <summary>What the newest run made: the print files' hashes by slug.</summary>
    public Task<Dictionary<string, string>> MadeAsync() => WithAsync(async db =>
    {
        var run = await db.Set<IssueRun>().OrderByDescending(one => one.AskedAt).FirstAsync();
        return await db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run.Id).ToDictionaryAsync(sheet => sheet.Slug, sheet => $"{sheet.Outcome} {sheet.Prints}");
    });

    /// <summary>Makes it an issue of two variants, each with its own editorial: no sheet reads the same in both.</summary>
    public Task InVariantsAsync(IReadOnlyList<string> names) => WithAsync(async db =>
    {
        var variants = names.ToList();

        // Nothing comes into a locked issue, whoever writes it.
        var lockedAt = await db.Set<PlannedIssue>().Where(one => one.Id == Issue).Select(one => one.LockedAt).FirstAsync();
        await db.Set<PlannedIssue>().Where(one => one.Id == Issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.Variants, variants).SetProperty(one => one.LockedAt, (DateTimeOffset?)null));
        foreach (var usual in await db.Set<Story>().AsNoTracking().Where(one => one.IssueId == Issue && one.Kind == StoryKind.Editorial).ToListAsync())
        {
            db.AddRange(IssueVariant.Of(names).Select(variant => new Story
            {
                Id = NewId.Of<StoryId>(TimeProvider.System), Kind = usual.Kind, PublicationId = usual.PublicationId, IssueId = usual.IssueId, Language = usual.Language, Headline = $"{usual.Headline}: {variant.Name}",
                Body = usual.Body, State = usual.State, LockedAt = usual.LockedAt, Variant = variant.Key, VariantOf = usual.Id, CreatedAt = usual.CreatedAt, CreatedBy = usual.CreatedBy,
                ChangedAt = usual.ChangedAt, ChangedBy = usual.ChangedBy,
            }));
        }

        await db.SaveChangesAsync();
        return await db.Set<PlannedIssue>().Where(one => one.Id == Issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, lockedAt));
    });

    /// <summary>Takes the choice back.</summary>
    public async Task TakeBackAsync()
    {
        await using var opened = await OpenedInstance.OpenAsync(Instance, CancellationToken.None);
        await opened.Services.GetRequiredService<VariantDesk>().TakeBackAsync(Issue, "measured", Account, CancellationToken.None);
    }

    /// <summary>Takes away what was made, so that it is made again.</summary>
    public Task ForgetAsync() => WithAsync(async db =>
    {
        await db.Set<StoredSheet>().ExecuteDeleteAsync();
        return await db.Set<StoredFile>().ExecuteDeleteAsync();
    });

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();

    private static async Task<IssueId> FillAsync(Instance instance, IServiceProvider services, string folder)
    {
        var slugs = Directory.GetFiles(Path.Combine(folder, "workplaces"), "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();
        var common = Directory.GetFiles(folder).Select(path => (Name: Path.GetFileName(path), Bytes: File.ReadAllBytes(path))).ToList();
        var issue = await services.GetRequiredService<IIssueFolders>().ImportAsync(Read(slugs.Take(TakenIn)), group: null, by: null, CancellationToken.None)
            ?? throw new InvalidDataException("The issue cannot be taken in.");
        var first = (await services.GetRequiredService<IIssues>().EditionsAsync(issue, CancellationToken.None))[0];
        foreach (var part in slugs.Skip(TakenIn).Chunk(AtOnce))
        {
            await AddAsync(instance, first, Read(part));
        }

        await using var db = instance.OpenDb();
        DateTimeOffset? now = DateTimeOffset.UtcNow;
        await db.Set<Story>().Where(story => story.IssueId == issue && story.LockedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved).SetProperty(one => one.LockedAt, now));
        await db.Set<PlannedEdition>().Where(edition => edition.IssueId == issue && edition.ApprovedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.ApprovedAt, now));

        // Handed out: the fits of an issue that is worked on are kept up to date meanwhile, which is not what is measured.
        await db.Set<PlannedIssue>().Where(one => one.Id == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, now).SetProperty(one => one.HandOutAt, now!.Value.AddHours(-1)));

        // What PostgreSQL does by itself in its first quiet hour, and otherwise would in the middle of the run.
        if (instance.Database is not null)
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        }

        return issue;

        IssueText Read(IEnumerable<string> files)
        {
            var read = new IssueFiles();
            common.ForEach(file => read.Set(file.Name, file.Bytes));
            foreach (var file in files)
            {
                read.Set($"workplaces/{file}", File.ReadAllBytes(Path.Combine(folder, "workplaces", file)));
            }

            var faults = new List<IssueFault>();
            return IssueText.Read(read, faults) ?? throw new InvalidDataException(string.Join('\n', faults));
        }
    }

    private static async Task AddAsync(Instance instance, EditionCard first, IssueText text)
    {
        await using var db = instance.OpenDb();
        var publication = await db.Set<PlannedIssue>().Where(issue => issue.Id == first.IssueId).Select(issue => issue.PublicationId).FirstAsync();
        var now = DateTimeOffset.UtcNow;
        var by = new AccountId(Guid.Empty);
        var planned = text.Editions.Select(edition => new PlannedEdition
        {
            Id = NewId.Of<EditionId>(TimeProvider.System), IssueId = first.IssueId, WorkplaceId = first.WorkplaceId, GroupId = first.GroupId, Slug = edition.Slug, WorkplaceName = edition.Workplace,
            Language = edition.Language, Copies = edition.Copies, ApprovedAt = now,
        }).ToList();
        var stories = text.Editions.Zip(planned).SelectMany(each => each.First.Items.Select((item, place) => new Story
        {
            Id = NewId.Of<StoryId>(TimeProvider.System), Kind = StoryKind.Item, PublicationId = publication, IssueId = first.IssueId, EditionId = each.Second.Id, GroupId = first.GroupId,
            Language = each.First.Language, Headline = item.Headline, Body = item.Body, MayBeHeld = item.MayBeHeld, Position = place + 1, State = StoryState.Approved, LockedAt = now,
            CreatedAt = now, CreatedBy = by, ChangedAt = now, ChangedBy = by,
        })).ToList();
        await using var all = await db.Database.BeginTransactionAsync();
        await PutAsync(planned);
        await PutAsync(stories);
        await all.CommitAsync();

        // The desk's search is left without these stories: it takes most of the time of putting them in, and no run reads it.
        Task PutAsync<T>(IReadOnlyCollection<T> rows)
            where T : class => db.Store.PutNewAsync(db, NewRows.Of(db.Model, rows), CancellationToken.None);
    }
}
