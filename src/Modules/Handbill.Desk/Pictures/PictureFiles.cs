using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Handbill.Desk.Pictures;

/// <summary>Serves pictures to those who see them. A browser may keep one for an hour, nobody between may.</summary>
internal static class PictureFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/pictures/{id}", AnswerAsync).RequireAuthorization(nameof(Permission.SignedIn)).WithDisplayName("A picture");

    private static async Task<IResult> AnswerAsync(string id, PictureSight sight, HttpContext http, CancellationToken cancellation)
    {
        if (!PictureId.TryParse(id, null, out var known) || await sight.FindAsync(known, cancellation) is not { } picture)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.ContentDisposition = "inline";
        var type = Path.GetExtension(picture.Path) switch { ".jpg" => "image/jpeg", ".png" => "image/png", _ => "image/webp" };
        return Results.Bytes(picture.Bytes, type, entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }
}
