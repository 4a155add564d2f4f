using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Organisations;

/// <summary>The organisation as other modules know it.</summary>
internal sealed class OrganisationCards(HandbillDb db) : IOrganisations
{
    public async Task<OrganisationCard?> FindAsync(CancellationToken cancellation) =>
        await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == Organisation.Only, cancellation) is { } organisation
            ? new OrganisationCard(organisation.Name, organisation.Language, TimeZones.Find(organisation.TimeZone) ?? TimeZoneInfo.Utc, organisation.Accent?.TrimStart('#'))
            : null;
}
