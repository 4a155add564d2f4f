using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Kernel.Data;
using Handbill.Kernel.Modules;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Writing;

/// <summary>Where the page's script sends to. Answers are JSON, refusals with a sentence in `said`; no cookie, no address, no line of a log.</summary>
internal static class UploadEndpoints
{
    private const int MostAsk = 4 << 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 4 };

    public static void Map(IEndpointRouteBuilder routes)
    {
        Quiet(routes.MapGet("/in/{slug}/work", WorkAsync));
        Quiet(routes.MapPost("/in/{slug}/uploads", BeginAsync));
        Quiet(routes.MapMethods("/in/{slug}/uploads/{id}", [HttpMethods.Get, HttpMethods.Head], FindAsync));
        Quiet(routes.MapPut("/in/{slug}/uploads/{id}", AddAsync));
        Quiet(routes.MapPost("/in/box/letters", LettersAsync));
    }

    private static void Quiet(RouteHandlerBuilder route) => route.AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new LanguageInAddressAttribute());

    private static async Task<IResult> WorkAsync(string slug, string? length, HttpContext http, FloorDesk floor, FloorLoad load, WorkProof work, IStringLocalizer<FloorWords> words)
    {
        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || !SealedSize.IsPossible(bytes))
        {
            return Answer(http, words, new UploadStand(UploadState.Impossible));
        }

        if (await floor.FindAsync(slug, http.RequestAborted) is not { IsShut: false } inbox)
        {
            return Shut(http, words);
        }

        var bits = load.Bits(inbox.Group.Id, bytes);
        return Say(http, StatusCodes.Status200OK, new { challenge = work.Challenge(inbox.Group.Id, bytes, bits), bits });
    }

    private static async Task<IResult> BeginAsync(string slug, HttpContext http, FloorDesk floor, Uploads uploads, WorkProof work, IStringLocalizer<FloorWords> words)
    {
        if (await AskOfAsync<UploadRequest>(http) is not { IsPossible: true } ask)
        {
            return Answer(http, words, new UploadStand(UploadState.Impossible));
        }

        // What shows neither work nor a token costs no look into the database.
        if (string.IsNullOrEmpty(ask.Token) && work.Worked(ask.Length, ask.Hash!, ask.Challenge, ask.Nonce) is null)
        {
            return Answer(http, words, new UploadStand(UploadState.Work));
        }

        return await floor.FindAsync(slug, http.RequestAborted) is { IsShut: false } inbox
            ? Answer(http, words, await uploads.BeginAsync(inbox.Group.Id, ask, http.RequestAborted))
            : Shut(http, words);
    }

    private static async Task<IResult> FindAsync(string slug, UploadId id, HttpContext http, FloorDesk floor, Uploads uploads, IStringLocalizer<FloorWords> words) =>
        await floor.FindAsync(slug, http.RequestAborted) is { IsShut: false } inbox
            ? Answer(http, words, await uploads.FindAsync(inbox.Group.Id, id, http.RequestAborted))
            : Shut(http, words);

    private static async Task<IResult> AddAsync(string slug, UploadId id, string? start, HttpContext http, FloorDesk floor, Uploads uploads, IStringLocalizer<FloorWords> words)
    {
        if (!int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || await ReadAsync(http, Uploads.MostPiece) is not { } piece)
        {
            return Answer(http, words, new UploadStand(UploadState.Impossible));
        }

        // Whether the group takes anything was asked when it was begun; a group that was locked since then takes no more.
        return await floor.OpenGroupAsync(slug, http.RequestAborted) is { } group
            ? Answer(http, words, await uploads.AddAsync(group, id, at, piece, http.RequestAborted))
            : Shut(http, words);
    }

    /// <summary>The answers in a mailbox. A mailbox that never was is as empty as one that nobody has written to.</summary>
    private static async Task<IResult> LettersAsync(HttpContext http, HandbillDb db, IStringLocalizer<FloorWords> words)
    {
        if (await AskOfAsync<MailboxRequest>(http) is not { Mailbox: { } id } || !UploadRequest.IsHash(id))
        {
            return Say(http, StatusCodes.Status400BadRequest, new { state = "impossible", said = words["That is no mailbox. Type the twelve words again."].Value });
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(id)));
        var letters = await db.Set<Letter>().AsNoTracking().Where(one => one.Mailbox == hash).OrderByDescending(one => one.Day).Take(50).ToListAsync(http.RequestAborted);
        return Say(http, StatusCodes.Status200OK, new { letters = letters.Select(one => new { day = Language.Current.Date(one.Day), file = Convert.ToBase64String(one.Bytes) }) });
    }

    private static IResult Answer(HttpContext http, IStringLocalizer<FloorWords> words, UploadStand stand)
    {
        var (status, said) = stand.State switch
        {
            UploadState.Coming => (StatusCodes.Status200OK, null),
            UploadState.In => (StatusCodes.Status200OK, words["It is safely in."].Value),
            UploadState.Elsewhere => (StatusCodes.Status409Conflict, words["That piece was not the next one. Go on from where it stands."].Value),
            UploadState.Work => (StatusCodes.Status403Forbidden, words["The work that keeps floods out was missing or too old. Load the page again and send it once more."].Value),
            UploadState.Token => (StatusCodes.Status403Forbidden, words["The code on this sheet was used before. It is sent without it."].Value),
            UploadState.Full => (StatusCodes.Status429TooManyRequests, words["So much has come that there is no room at the moment. It goes on by itself as soon as there is some: keep this page open, or try again tomorrow."].Value),
            UploadState.Gone => (StatusCodes.Status404NotFound, words["This is not known here, or no longer. Send it again."].Value),
            UploadState.Damaged => (StatusCodes.Status422UnprocessableEntity, words["It did not come as it was sent. Send it again."].Value),
            _ => (StatusCodes.Status400BadRequest, words["That is no sealed submission. Load the page again and send it once more."].Value),
        };
        http.Response.Headers["Upload-Offset"] = stand.Received.ToString(CultureInfo.InvariantCulture);
        return Say(http, status, new { state = stand.State.ToString().ToLowerInvariant(), id = stand.Id?.ToString(), received = stand.Received, piece = Uploads.MostPiece, said });
    }

    private static IResult Shut(HttpContext http, IStringLocalizer<FloorWords> words) =>
        Say(http, StatusCodes.Status404NotFound, new { state = "shut", said = words["This group takes nothing here at the moment. Ask who handed you the sheet."].Value });

    private static IResult Say<T>(HttpContext http, int status, T told)
    {
        FloorPageAttribute.Guard(http.Response);
        return Results.Json(told, Json, statusCode: status);
    }

    private static async Task<T?> AskOfAsync<T>(HttpContext http)
        where T : class
    {
        if (await ReadAsync(http, MostAsk) is not { } bytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Null when there is more; what is more is not read.
    private static async Task<byte[]?> ReadAsync(HttpContext http, int most)
    {
        if (http.Request.ContentLength > most)
        {
            return null;
        }

        // Of what says how long it is no more than that comes.
        var buffer = new byte[http.Request.ContentLength ?? (most + 1)];
        var count = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return count > most ? null : count == buffer.Length ? buffer : buffer[..count];
    }

    private sealed record MailboxRequest(string? Mailbox);
}
