using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>Gives the workplaces that one keeps as a table with the columns of the import.</summary>
internal static class ExportEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/workplaces/export.csv", AnswerAsync).RequireAuthorization(nameof(Permission.KeepWorkplaces)).WithDisplayName("Workplaces as CSV");

    private static async Task<IResult> AnswerAsync(HandbillDb db, IAccess access, CancellationToken cancellation)
    {
        var reach = await access.ReachAsync(Permission.KeepWorkplaces, cancellation);
        var places = await db.Set<Workplace>().AsNoTracking().Include(one => one.Gates).Include(one => one.Shifts).AsSplitQuery()
            .Where(one => one.ArchivedAt == null && (reach.Everywhere || reach.Groups.Contains(one.GroupId))).ToListAsync(cancellation);
        var groups = await db.Set<Group>().AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.Name, cancellation);
        var entries = places.OrderBy(place => place.Slug, StringComparer.Ordinal).Select(place => WorkplaceEntry.Of(place, groups[place.GroupId]));
        return Results.File(CsvCells.Write(entries), "text/csv; charset=utf-8", "workplaces.csv");
    }
}
