using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Desk.Folders;

/// <summary>An issue as a packed folder.</summary>
internal static class FolderEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/issues/{id}/folder.zip", ExportAsync).RequireAuthorization(nameof(Permission.ExportIssues));

    private static async Task<IResult> ExportAsync(
        IssueId id, HandbillDb db, FolderExport export, IIssues issues, IAccess access, TimeProvider clock, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue
            || !await access.MayAsync(Permission.ExportIssues, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation)
            || await export.ReadAsync(id, await EmbargoSight.OfAsync(access, clock.GetUtcNow(), cancellation), cancellation) is not { } text)
        {
            return Results.NotFound();
        }

        db.Record(new AuditAct(access.Me?.Value, "issue.export", "issue", id.Value));
        await db.SaveChangesAsync(cancellation);
        var archive = new MemoryStream();
        text.Write().WriteArchive(archive);
        archive.Position = 0;
        return Results.File(archive, "application/zip", $"{issue.PublicationSlug}-{issue.Number}.zip");
    }
}
