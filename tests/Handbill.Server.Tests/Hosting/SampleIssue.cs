using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;

namespace Handbill.Server.Tests.Hosting;

/// <summary>A publication with one open issue, and in it one edition for the depot.</summary>
internal static class SampleIssue
{
    public static async Task<EditionId> MakeAsync(TestServer server)
    {
        var clock = TimeProvider.System;
        var now = clock.GetUtcNow();
        var group = new Group { Id = NewId.Of<GroupId>(clock), Name = "Depot group", CreatedAt = now };
        var workplace = new Workplace
        {
            Id = NewId.Of<WorkplaceId>(clock), Slug = "depot", Name = "Riverside Depot", GroupId = group.Id, Languages = ["en"], UsualCopies = 120, CreatedAt = now,
        };
        var publication = new Publication
        {
            Id = NewId.Of<PublicationId>(clock), Slug = "common-voice", Name = "The Common Voice", Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = now,
        };
        var issue = new PlannedIssue
        {
            Id = NewId.Of<IssueId>(clock), PublicationId = publication.Id, Number = 12, Date = new DateOnly(2026, 12, 7), OpenedAt = now,
            CopyDue = now.AddDays(5), LockDue = now.AddDays(7), PressDue = now.AddDays(8), HandOutAt = now.AddDays(9),
        };
        var edition = new PlannedEdition
        {
            Id = NewId.Of<EditionId>(clock), IssueId = issue.Id, WorkplaceId = workplace.Id, GroupId = group.Id, Slug = "depot",
            WorkplaceName = workplace.Name, Language = "en", Copies = 120,
        };
        await server.WithAsync(async db =>
        {
            db.AddRange(group, workplace, publication, issue, edition);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return edition.Id;
    }
}
