using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Publications;

/// <summary>Reads publications for other modules.</summary>
internal sealed class PublicationDirectory(HandbillDb db) : IPublications
{
    public async Task<IReadOnlyList<PublicationCard>> AllAsync(CancellationToken cancellation) =>
        [.. (await Cards(db.Set<Publication>().Where(one => one.ArchivedAt == null)).ToListAsync(cancellation))
            .OrderBy(card => card.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<PublicationCard?> FindAsync(PublicationId id, CancellationToken cancellation) =>
        await Cards(db.Set<Publication>().Where(one => one.Id == id)).FirstOrDefaultAsync(cancellation);

    private static IQueryable<PublicationCard> Cards(IQueryable<Publication> publications) => publications.AsNoTracking().Select(one => new PublicationCard
    {
        Id = one.Id,
        Slug = one.Slug,
        Name = one.Name,
        Language = one.Language,
        Translations = one.Translations,
        TimeZone = one.TimeZone,
        IsArchived = one.ArchivedAt != null,
    });
}
