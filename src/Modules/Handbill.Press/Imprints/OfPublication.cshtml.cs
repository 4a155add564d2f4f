using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>The imprint rules of a publication: which ones it follows, what is filled in, and the lines that come of it.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class OfPublicationModel(HandbillDb db, IAccess access, IIssues issues, ImprintShelf shelf, IStringLocalizer<ImprintWords> words) : ImprintPage(db, words)
{
    private readonly HandbillDb _db = db;
    private readonly IStringLocalizer<ImprintWords> _words = words;

    public Publication Publication { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(PublicationId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(PublicationId id, string? then, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var answer = await SaveAsync(
            Publication,
            then == "preview",
            () => _db.Record(new AuditAct(access.Me?.Value, "publication.imprint", "publication", id.Value, $"rules={Sheet.Chosen.Count}")),
            () => issues.TouchIssuesAsync(id, cancellation),
            async () => await _db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation),
            cancellation);
        if (answer is null)
        {
            Flash.Say(HttpContext, _words["The imprint is saved."]);
        }

        return answer ?? Redirect($"/publications/{id}/imprint");
    }

    private async Task<bool> FindAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(id.Value) }, cancellation)
            || await _db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } publication)
        {
            return false;
        }

        var open = _db.Set<PlannedIssue>().Where(issue => issue.PublicationId == id && issue.LockedAt == null).Select(issue => issue.Id);
        var printed = await _db.Set<PlannedEdition>().Where(edition => open.Contains(edition.IssueId)).Select(edition => edition.Language).Distinct().ToListAsync(cancellation);
        Publication = publication;
        Sheet = ImprintSheet.Of(publication, (await shelf.AllAsync(cancellation)).Values, publication.Language, publication.Translations.Concat(printed.Order(StringComparer.Ordinal)));
        return true;
    }
}
