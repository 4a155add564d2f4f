using Handbill.Kernel.Data;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Organisations;

/// <summary>The organisation's name, colour and clock, for every page.</summary>
internal sealed class OrganisationFaces(HandbillDb db) : IOrganisationFaces
{
    public async ValueTask<OrganisationFace> FindAsync(HttpContext http)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == Organisation.Only, http.RequestAborted);
        return organisation is null
            ? OrganisationFace.Unnamed
            : new OrganisationFace(organisation.Name, organisation.Accent?.TrimStart('#'), TimeZones.Find(organisation.TimeZone) ?? TimeZoneInfo.Utc);
    }
}
