using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Distribution.Rounds;

/// <summary>Labels and route sheets as files for paper.</summary>
internal static class RoundEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/issues/{id}/labels.pdf", LabelsAsync).RequireAuthorization(nameof(Permission.HandOut));
        routes.MapGet("/issues/{id}/routes.pdf", RoutesAsync).RequireAuthorization(nameof(Permission.HandOut));
    }

    private static Task<IResult> LabelsAsync(IssueId id, RoundDesk desk, RoundPaper paper, IFormPress press, CancellationToken cancellation) =>
        FileAsync(id, "labels", desk, found => press.Write(paper.Labels(found.Issue, found.Rows, found.Editions)), cancellation);

    private static Task<IResult> RoutesAsync(IssueId id, RoundDesk desk, RoundPaper paper, IFormPress press, CancellationToken cancellation) =>
        FileAsync(id, "routes", desk, found => press.Write(paper.Routes(found.Issue, found.Rows, found.Editions)), cancellation);

    private static async Task<IResult> FileAsync(IssueId id, string name, RoundDesk desk, Func<IssueRounds, byte[]> write, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { Rows.Count: > 0 } found)
        {
            return Results.NotFound();
        }

        // Paper speaks the issue's language, whatever its printer's screen does.
        var file = Language.Find(found.Issue.Language) is { } language ? language.Say(() => write(found)) : write(found);
        return Results.Bytes(file, "application/pdf", $"{found.Issue.PublicationSlug}-{found.Issue.Number}-{name}.pdf");
    }
}
