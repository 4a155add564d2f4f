using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Floor.Reading;

/// <summary>Sealed submissions as files, as `age` opens them.</summary>
internal static class InboxEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{id}/inbox/{submission}.age", FileAsync).RequireAuthorization(nameof(Permission.ReadSubmissions));

    private static async Task<IResult> FileAsync(GroupId id, SubmissionId submission, InboxDesk desk, CancellationToken cancellation) =>
        await desk.FileAsync(id, submission, cancellation) is { } file ? Results.Bytes(file, "application/octet-stream", $"{submission}.age") : Results.NotFound();
}
