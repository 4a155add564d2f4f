using System.Buffers;
using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Desk.Proofs;

/// <summary>The pictures of a proof, and its file to read.</summary>
internal static class ProofEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/editions/{id}/proof/{key}.png", PictureAsync).RequireAuthorization(nameof(Permission.SignedIn));
        routes.MapGet("/editions/{id}/proof.pdf", ReadingAsync).RequireAuthorization(nameof(Permission.SignedIn));
    }

    private static async Task<IResult> PictureAsync(
        EditionId id, string key, int? width, [FromQuery] string[] held, string? variant, HttpContext http, ProofDesk desk, ShownSheets shown, IAccess access, ILiveProofs proofs,
        CancellationToken cancellation)
    {
        // The key is a hash of what is on the page; only who was shown the page gets its picture, and from other servers the saved text is set anew.
        if (access.Me is not { } me || (!shown.Was(me, id, key) && await desk.SetAsync(id, HeldOf(held), unsaved: null, variant, cancellation) is null))
        {
            return Results.NotFound();
        }

        var wide = Math.Clamp(width ?? 1000, ProofSheet.MinWidth, ProofSheet.MaxWidth);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{key}-{wide}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (shown.Was(me, id, key) && http.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (!shown.Was(me, id, key) || await proofs.PictureAsync(key, wide, cancellation) is not { } png)
        {
            return Results.NotFound();
        }

        // All parts go out at once: a keystroke waits for them.
        http.Response.ContentType = "image/png";
        http.Response.ContentLength = png.Sum(part => part.Length);
        foreach (var part in png)
        {
            http.Response.BodyWriter.Write(part.Span);
        }

        await http.Response.BodyWriter.FlushAsync(cancellation);
        return Results.Empty;
    }

    private static async Task<IResult> ReadingAsync(EditionId id, [FromQuery] string[] held, string? variant, ProofDesk desk, ILiveProofs proofs, CancellationToken cancellation) =>
        await desk.SetAsync(id, HeldOf(held), unsaved: null, variant, cancellation) is { } proof && proofs.Reading(proof.Sheet.Key) is { } pdf
            ? Results.Bytes(pdf, "application/pdf", $"{proof.Edition.Slug}.pdf")
            : Results.NotFound();

    private static HashSet<StoryId> HeldOf(IEnumerable<string> ids)
    {
        var held = new HashSet<StoryId>();
        foreach (var text in ids)
        {
            if (StoryId.TryParse(text, null, out var story))
            {
                held.Add(story);
            }
        }

        return held;
    }
}
