using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Stories;

/// <summary>A publication with two open issues and, in each, an edition of the depot's group and one of the bakery's.</summary>
internal sealed class TwoGroups : IAsyncDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private TwoGroups(TestServer server) => Server = server;

    public TestServer Server { get; }

    public PublicationId Publication { get; } = NewId.Of<PublicationId>(Clock);

    public GroupId Depot { get; } = NewId.Of<GroupId>(Clock);

    public GroupId Bakery { get; } = NewId.Of<GroupId>(Clock);

    public IssueId Issue { get; } = NewId.Of<IssueId>(Clock);

    public EditionId DepotEdition { get; private set; }

    public EditionId DepotNext { get; private set; }

    public EditionId BakeryEdition { get; private set; }

    public static async Task<TwoGroups> StartAsync(StoreKind kind)
    {
        var made = new TwoGroups(await TestServer.StartAsync(kind));
        await made.FillAsync();
        return made;
    }

    public Task<SignedIn> MemberAsync() => Server.SignInAsync(Role.GroupMember, Scope.Group(Depot));

    public Task<SignedIn> NeighbourAsync() => Server.SignInAsync(Role.GroupMember, Scope.Group(Bakery));

    public Task<SignedIn> EditorAsync() => Server.SignInAsync(Role.DeskEditor, Scope.Publication(Publication.Value));

    /// <summary>Puts a story there as if it had been written.</summary>
    public async Task<StoryId> AddAsync(Action<Story>? change = null, string body = "The boiler broke on Monday. Nobody came.\n\nA plate costs forty more.", StoryKind kind = StoryKind.Item)
    {
        var now = Clock.GetUtcNow();
        var story = new Story
        {
            Id = NewId.Of<StoryId>(Clock), Kind = kind, PublicationId = Publication, IssueId = Issue, EditionId = DepotEdition,
            GroupId = kind == StoryKind.Item ? Depot : null,
            Language = "en", Headline = "Hot water is back", Body = body, CreatedAt = now, CreatedBy = new AccountId(Guid.NewGuid()), ChangedAt = now,
            ChangedBy = new AccountId(Guid.NewGuid()),
        };
        change?.Invoke(story);
        await Server.WithAsync(async db =>
        {
            db.Add(story);
            db.Add(new Revision
            {
                Id = NewId.Of<RevisionId>(Clock), StoryId = story.Id, Number = 1, Headline = story.Headline, Kicker = story.Kicker, Byline = story.Byline,
                Body = story.Body, At = now, By = story.CreatedBy, BasedOn = 0,
            });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return story.Id;
    }

    public Task<StoryId> AddEditorialAsync(Action<Story>? change = null) => AddAsync(
        story =>
        {
            (story.EditionId, story.Headline, story.Body) = (null, "Ten minutes", "Last month the early shift was moved.");
            change?.Invoke(story);
        },
        kind: StoryKind.Editorial);

    public Task<Story> ReadAsync(StoryId id) => Server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.Id == id, TestContext.Current.CancellationToken));

    public Task<Revision[]> RevisionsAsync(StoryId id) => Server.WithAsync(db =>
        db.Set<Revision>().AsNoTracking().Where(one => one.StoryId == id).OrderBy(one => one.Number).ToArrayAsync(TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task FillAsync()
    {
        var now = Clock.GetUtcNow();
        await Server.WithAsync(async db =>
        {
            db.Add(new Group { Id = Depot, Name = "Depot group", CreatedAt = now });
            db.Add(new Group { Id = Bakery, Name = "Bakery group", CreatedAt = now });
            db.Add(new Publication
            {
                Id = Publication, Slug = "early-shift", Name = "The Early Shift", Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = now,
            });
            var next = NewId.Of<IssueId>(Clock);
            db.Add(IssueOf(Issue, 12, now));
            db.Add(IssueOf(next, 13, now.AddDays(14)));
            DepotEdition = Add("depot", Depot, Issue);
            DepotNext = Add("depot", Depot, next);
            BakeryEdition = Add("bakery", Bakery, Issue);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);

            EditionId Add(string slug, GroupId group, IssueId issue)
            {
                var place = db.Set<Workplace>().Local.FirstOrDefault(one => one.Slug == slug) ?? db.Add(new Workplace
                {
                    Id = NewId.Of<WorkplaceId>(Clock), Slug = slug, Name = $"The {slug}", GroupId = group, Languages = ["en"], UsualCopies = 120, CreatedAt = now,
                }).Entity;
                var edition = new PlannedEdition
                {
                    Id = NewId.Of<EditionId>(Clock), IssueId = issue, WorkplaceId = place.Id, GroupId = group, Slug = slug, WorkplaceName = place.Name, Language = "en", Copies = 120,
                };
                db.Add(edition);
                return edition.Id;
            }
        });
    }

    private PlannedIssue IssueOf(IssueId id, int number, DateTimeOffset opened) => new()
    {
        Id = id, PublicationId = Publication, Number = number, Date = new DateOnly(2026, 12, 7), OpenedAt = opened,
        CopyDue = opened.AddDays(5), LockDue = opened.AddDays(7), PressDue = opened.AddDays(8), HandOutAt = opened.AddDays(9),
    };
}
