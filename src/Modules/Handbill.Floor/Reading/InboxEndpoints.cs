using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Typesetting.Pages;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Floor.Reading;

/// <summary>Sealed submissions as files, as `age` opens them, and the page for workers.</summary>
internal static class InboxEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{id}/inbox/{submission}.age", FileAsync).RequireAuthorization(nameof(Permission.ReadSubmissions));
        routes.MapGet("/groups/{id}/inbox/leaflet.pdf", LeafletAsync).RequireAuthorization(nameof(Permission.ReadSubmissions));
    }

    private static async Task<IResult> FileAsync(GroupId id, SubmissionId submission, InboxDesk desk, CancellationToken cancellation) =>
        await desk.FileAsync(id, submission, cancellation) is { } file ? Results.Bytes(file, "application/octet-stream", $"{submission}.age") : Results.NotFound();

    private static async Task<IResult> LeafletAsync(GroupId id, string? language, string? paper, HttpRequest request, InboxDesk desk, Leaflet leaflet, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } group || await desk.AddressAsync(id, request, cancellation) is not { } address)
        {
            return Results.NotFound();
        }

        var spoken = Language.Find(language) ?? Language.Current;
        var sheet = Sheet.Find(paper == "letter" ? "Letter" : "A4")!;
        return Results.Bytes(leaflet.Write(group.Name, address, spoken, sheet), "application/pdf", $"{address.Split('/', '#')[^2]}-{spoken.Code}.pdf");
    }
}
