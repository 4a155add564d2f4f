using System.IO.Compression;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.IssueRuns;

/// <summary>The files that a run made, and its page kept fresh while it goes on.</summary>
internal static class RunEndpoints
{
    private const int ReadAtOnce = 50;

    private static readonly LivePage Live = new(most: 400, quiet: TimeSpan.FromSeconds(2), gathering: TimeSpan.FromMilliseconds(250));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{id}/live", LiveAsync).RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/runs/{id}/{slug}.pdf", ReadingAsync).RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/runs/{id}/print/{name}.pdf", PrintAsync).RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/runs/{id}/print.zip", (RunId id, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy) => RunArchiveAsync(id, isPrint: true, http, db, book, sheets, copy))
            .RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/runs/{id}/reading.zip", (RunId id, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy) => RunArchiveAsync(id, isPrint: false, http, db, book, sheets, copy))
            .RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/issues/{id}/print.zip", (IssueId id, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy) => IssueArchiveAsync(id, isPrint: true, http, db, book, sheets, copy))
            .RequireAuthorization(nameof(Permission.RunPress));
        routes.MapGet("/issues/{id}/reading.zip", (IssueId id, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy) => IssueArchiveAsync(id, isPrint: false, http, db, book, sheets, copy))
            .RequireAuthorization(nameof(Permission.RunPress));
    }

    private static Task<IResult> ReadingAsync(RunId id, string slug, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy, CancellationToken cancellation) =>
        FileAsync(id, slug, sheet => sheet.Slug == slug ? sheet.Reading : "", $"{slug}.pdf", db, book, sheets, copy, cancellation);

    private static Task<IResult> PrintAsync(RunId id, string name, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy, CancellationToken cancellation)
    {
        // The ink's name follows the slug after a dot, which no slug has.
        var slug = name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? name[..dot] : name;
        return FileAsync(id, slug, sheet => FileLines.Read(sheet.Prints).FirstOrDefault(file => file.Name == name).Hash, $"{name}-print.pdf", db, book, sheets, copy, cancellation);
    }

    private static async Task<IResult> FileAsync(
        RunId id, string slug, Func<RunSheet, string?> hashOf, string name, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { } found
            || await sheets.OfRun(found.Issue, id).FirstOrDefaultAsync(sheet => sheet.Slug == slug, cancellation) is not { } sheet
            || hashOf(sheet) is not { Length: > 0 } hash
            || (await copy.HiddenAsync(found.Issue.Id, cancellation)).Hides(sheet.EditionId)
            || await db.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(file => file.Hash == hash, cancellation) is not { } file)
        {
            return Results.NotFound();
        }

        return Results.Bytes(file.Bytes, "application/pdf", $"{found.Issue.PublicationSlug}-{found.Issue.Number}-{name}", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{hash}\""));
    }

    private static async Task RunArchiveAsync(RunId id, bool isPrint, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy)
    {
        if (await book.FindAsync(id, http.RequestAborted) is { } found && IssueSheets.VariantOf(found.Issue) is not null)
        {
            await ArchiveAsync(found.Issue, sheets.OfRun(found.Issue, id), found.Run.AskedAt, isPrint, http, db, copy);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task IssueArchiveAsync(IssueId id, bool isPrint, HttpContext http, HandbillDb db, RunBook book, IssueSheets sheets, IIssueCopy copy)
    {
        if (await book.FindIssueAsync(id, http.RequestAborted) is { } issue && IssueSheets.VariantOf(issue) is not null && (await book.RunsAsync(id, http.RequestAborted)).FirstOrDefault() is { } newest)
        {
            await ArchiveAsync(issue, sheets.Now(issue), newest.AskedAt, isPrint, http, db, copy);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // Written file by file as they are read: hundreds of thousands take no more memory than fifty.
    private static async Task ArchiveAsync(IssueCard issue, IQueryable<RunSheet> all, DateTimeOffset madeAt, bool isPrint, HttpContext http, HandbillDb db, IIssueCopy copy)
    {
        var cancellation = http.RequestAborted;
        var hidden = await copy.HiddenAsync(issue.Id, cancellation);
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{issue.PublicationSlug}-{issue.Number}-{(isPrint ? "print" : "reading")}.zip\"";
        await using var archive = await ZipArchive.CreateAsync(http.Response.BodyWriter.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var last = "";
        while (true)
        {
            var after = last;
            var sheets = await all.Where(sheet => string.Compare(sheet.Slug, after) > 0).OrderBy(sheet => sheet.Slug).Take(ReadAtOnce).ToListAsync(cancellation);
            if (sheets.Count == 0)
            {
                return;
            }

            last = sheets[^1].Slug;
            var files = sheets.Where(sheet => !hidden.Hides(sheet.EditionId)).SelectMany(sheet => isPrint ? FileLines.Read(sheet.Prints) : sheet.Reading.Length > 0 ? [(sheet.Slug, sheet.Reading)] : []).ToList();
            var hashes = files.Select(file => file.Hash).ToList();
            var bytes = await db.Set<StoredFile>().AsNoTracking().Where(file => EF.Parameter(hashes).Contains(file.Hash)).ToDictionaryAsync(file => file.Hash, file => file.Bytes, cancellation);
            foreach (var (name, hash) in files)
            {
                // A PDF is packed already.
                var entry = archive.CreateEntry($"{name}.pdf", CompressionLevel.NoCompression);
                entry.LastWriteTime = madeAt;
                await using var stream = await entry.OpenAsync(cancellation);
                await stream.WriteAsync(bytes[hash], cancellation);
            }
        }
    }

    private static Task LiveAsync(RunId id, int? page, string? variant, HttpContext http)
    {
        var parts = new LiveParts();
        return Live.SendAsync(http, async (services, ending) =>
        {
            var book = services.GetRequiredService<RunBook>();
            if (await book.FindAsync(id, ending) is not { } found)
            {
                return null;
            }

            var standing = await book.StandingAsync(id, ending);
            var words = services.GetRequiredService<IStringLocalizer<RunWords>>();
            var markup = new RunMarkup(words, await services.GetRequiredService<IIssueCopy>().HiddenAsync(found.Issue.Id, ending), IssueSheets.VariantOf(found.Issue) is not null);
            var rows = await book.RowsAsync(standing.Run, RunBook.ShownVariant(found.Issue, standing.Run, variant), Math.Max(1, page ?? 1), ending);
            return new LiveNews
            {
                Fragment = parts.Fresh("", markup.StandingText(standing)) + string.Concat(rows.Select(row => parts.Fresh(row.Edition.ToString(), markup.RowText(standing.Run, row)))),
                Over = standing.Run.EndedAt is null ? "" : words["The run has ended."],
            };
        });
    }
}
