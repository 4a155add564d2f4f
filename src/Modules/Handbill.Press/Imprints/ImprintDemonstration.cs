using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Imprints;

/// <summary>A newsletter that its readers print themselves.</summary>
internal sealed class ImprintDemonstration(HandbillDb db, ImprintShelf shelf) : IImprintDemonstration
{
    private const string Rules = "printer-and-publisher";

    public async Task StageAsync(IssueId issue, CancellationToken cancellation)
    {
        var publication = await db.Set<Publication>()
            .FirstAsync(one => db.Set<PlannedIssue>().Any(planned => planned.Id == issue && planned.PublicationId == one.Id), cancellation);
        publication.ImprintProfiles = [Rules];
        publication.ImprintValues = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [$"{Rules}.printer"] = "Weir Lane Press",
            [$"{Rules}.printer-address"] = "3 Weir Lane",
            [$"{Rules}.publisher"] = publication.Name,
        };
        publication.Imprint = "Free to everyone at the gate.";
        ImprintSheet.Of(publication, (await shelf.AllAsync(cancellation)).Values, publication.Language, publication.Translations).WriteTo(publication);
        await db.SaveChangesAsync(cancellation);
    }
}
