using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Pdf.Joining;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders;

/// <summary>The files that are carried to machines, and how the jobs stand that were sent to them.</summary>
internal static class OrderEndpoints
{
    private static readonly LivePage Live = new(most: 200, quiet: TimeSpan.FromSeconds(2), gathering: TimeSpan.FromMilliseconds(250));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/issues/{id}/orders/{machine}.pdf", FileAsync).RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/issues/{id}/orders/live", LiveAsync).RequireAuthorization(nameof(Permission.RunPress));
    }

    private static Task LiveAsync(IssueId id, HttpContext http)
    {
        var parts = new LiveParts();
        return Live.SendAsync(http, async (services, ending) =>
        {
            if (await services.GetRequiredService<OrderBook>().FindIssueAsync(id, ending) is null)
            {
                return null;
            }

            var book = services.GetRequiredService<JobBook>();
            var markup = new JobMarkup(id, await book.OldAsync(id, ending), services.GetRequiredService<IStringLocalizer<OrderWords>>());
            var jobs = await book.JobsAsync(id, ending);
            return new LiveNews { Fragment = string.Concat(jobs.Select(job => parts.Fresh(job.Id.ToString(), markup.CellsText(job)))) };
        });
    }

    private static async Task FileAsync(
        IssueId id, MachineId machine, string? ink, string? sides, HttpContext http, HandbillDb db, OrderBook book, JobBook jobs, JobFile file, IAccess access)
    {
        var cancellation = http.RequestAborted;
        if (!TryRead(sides, out var which) || await book.FindIssueAsync(id, cancellation) is not { } issue || await book.ReadAsync(issue, cancellation) is not { } view
            || view.Machines.FirstOrDefault(one => one.Id == machine) is not { } chosen || await jobs.WorkAsync(view, chosen, cancellation) is not { IsReady: true } work
            || work.Files.FirstOrDefault(one => one.Ink == (ink ?? "")).Plan is not { } plan)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Noted before the first byte goes out.
        db.Record(new AuditAct(access.Me?.Value, "order.file", "issue", id.Value, $"machine={machine},sheets={plan.Sheets.Count}"));
        await db.SaveChangesAsync(cancellation);
        var part = (ink ?? "").Length > 0 ? $"-{string.Concat(ink!.Where(char.IsAsciiLetterOrDigit))}" : "";
        http.Response.ContentType = "application/pdf";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{issue.PublicationSlug}-{issue.Number}{part}{(which == JoinedSides.Both ? "" : $"-{sides}")}-job.pdf\"";
        await file.WriteAsync(plan, which, http.Response.Body, cancellation);
    }

    private static bool TryRead(string? sides, out JoinedSides which)
    {
        which = sides switch
        {
            "fronts" => JoinedSides.Fronts,
            "backs" => JoinedSides.Backs,
            _ => JoinedSides.Both,
        };
        return sides is null or "" or "fronts" or "backs";
    }
}
