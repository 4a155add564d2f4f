using Handbill.Desk.Contracts;
using Handbill.Desk.Corrections;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>The items of one edition in the order in which they are read out and printed.</summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class EditionModel(HandbillDb db, StoryDesk desk, IIssues issues, EditionApproval approval, CorrectionOffers offers, IAccess access) : PageModel
{
    public EditionCard Edition { get; private set; } = null!;

    public IssueCard Issue { get; private set; } = null!;

    /// <summary>What has to be read aloud before it can be approved.</summary>
    public int Unread => Items.Count(item => item.State is StoryState.Draft or StoryState.Ready);

    /// <summary>Corrections of earlier issues that are offered as items.</summary>
    public int Offers { get; private set; }

    public IReadOnlyList<Story> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? await ShowAsync(cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(EditionId id, string? story, int by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        if (!await LoadAsync(id, cancellation) || Items.FirstOrDefault(item => item.Id.ToString() == story) is not { } moved || by is not (1 or -1))
        {
            return NotFound();
        }

        var order = Items.ToList();
        var at = order.IndexOf(moved);
        if (Issue.LockedAt is null && at + by >= 0 && at + by < order.Count)
        {
            order.RemoveAt(at);
            order.Insert(at + by, moved);
            for (var i = 0; i < order.Count; i++)
            {
                if (order[i].Position != i + 1)
                {
                    order[i].Position = i + 1;
                    order[i].Version++;
                }
            }

            db.Record(new AuditAct(desk.Me.Value, "edition.order", "edition", id.Value));
            await db.SaveChangesAsync(cancellation);
            await issues.TouchAsync(id, cancellation);
            await approval.SettleAsync(id, cancellation);
            await work.CommitAsync(cancellation);
        }

        return Redirect($"/stories/edition/{id}#s-{moved.Id}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Offers = (await offers.OfAsync(Issue, Edition, cancellation)).Count;
        return Page();
    }

    private async Task<bool> LoadAsync(EditionId id, CancellationToken cancellation)
    {
        if (await issues.FindEditionAsync(id, cancellation) is not { } edition || await issues.FindAsync(edition.IssueId, cancellation) is not { } issue
            || !await access.MayAsync(Permission.WriteItems, new[] { Scope.Group(edition.GroupId), Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        (Edition, Issue) = (edition, issue);
        Items = await (await desk.VisibleAsync(cancellation)).Where(story => story.EditionId == id)
            .OrderBy(story => story.Position).ThenBy(story => story.Id).ToListAsync(cancellation);
        return true;
    }
}
