using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Handbill.Press.Proofs;
using Handbill.Press.Publications;
using Handbill.Press.Runs;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>
/// Gets ready for a run while somebody reads the page with the button: opens what the issue's editions share in each language, and makes a sheet of each that is thrown
/// away. What takes time the first time has then been done.
/// </summary>
internal sealed class RunReadiness(HandbillDb db, IIssues issues, IIssueCopy copy, WarmIssues warm) : IQueuedWork
{
    /// <summary>Name of this work.</summary>
    public const string Work = "press-ready";

    public async Task DoAsync(Guid subject, CancellationToken cancellation)
    {
        if (!warm.IsFirstAsked(subject) || await issues.FindAsync(new IssueId(subject), cancellation) is not { } issue)
        {
            return;
        }

        var editions = IssueDirectory.Cards(db.Set<PlannedEdition>().Where(edition => edition.IssueId == issue.Id && edition.ApprovedAt != null));
        var languages = await editions.Select(edition => edition.Language).Distinct().ToListAsync(cancellation);
        foreach (var language in languages)
        {
            var first = await editions.Where(edition => edition.Language == language).OrderBy(edition => edition.Slug).Take(1).ToListAsync(cancellation);
            foreach (var variant in issue.Chosen is { } chosen ? [chosen] : issue.VariantKeys)
            {
                foreach (var text in await copy.ReadAsync(issue, first, variant, cancellation))
                {
                    var shared = await warm.OpenAsync(text.SharedKey, text.Shared, cancellation);
                    _ = shared.Make(text, Products.Print | Products.Reading, cancellation);
                }
            }
        }
    }
}
