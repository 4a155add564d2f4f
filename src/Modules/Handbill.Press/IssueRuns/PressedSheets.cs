using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Press.Styles;
using Handbill.Typesetting.Pages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>Reads what runs made, for those who print it.</summary>
internal sealed class PressedSheets(HandbillDb db, IIssues issues, IIssueCopy copy, IssueSheets sheets) : IPressedSheets
{
    private const double PointsOfMillimetre = 72 / 25.4;

    public async Task<IReadOnlyList<PressedSheet>> OfAsync(IssueId issue, CancellationToken cancellation)
    {
        if (await issues.FindAsync(issue, cancellation) is not { LockedAt: not null } card || IssueSheets.VariantOf(card) is not { } variant)
        {
            return [];
        }

        var made = await sheets.Now(card).ToDictionaryAsync(sheet => sheet.EditionId, sheet => sheet.Prints, cancellation);
        if (made.Count == 0)
        {
            return [];
        }

        var editions = (await issues.EditionsAsync(issue, cancellation)).Where(edition => edition.ApprovedAt is not null).ToList();
        var now = await NowAsync(card, editions, variant, cancellation);
        return
        [
            .. editions.Select(edition => (Edition: edition, Prints: made.GetValueOrDefault(edition.Id, "")))
                .Select(sheet => new PressedSheet(sheet.Edition, FilesOf(sheet.Edition.Slug, sheet.Prints), sheet.Prints.Length > 0 && sheet.Prints == now.GetValueOrDefault(sheet.Edition.Id))),
        ];
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string hash, CancellationToken cancellation) =>
        await db.Set<StoredFile>().AsNoTracking().Where(file => file.Hash == hash).Select(file => file.Bytes).FirstOrDefaultAsync(cancellation) is { } bytes ? bytes : null;

    public SheetMargins MarginsOf(IssueCard issue)
    {
        var margins = StyleOf(issue).Margins;
        return new SheetMargins(margins.Top / PointsOfMillimetre, margins.Right / PointsOfMillimetre, margins.Bottom / PointsOfMillimetre, margins.Left / PointsOfMillimetre);
    }

    // What was made of each edition's text as it is now: after a correction that is another file, or none.
    private async Task<Dictionary<EditionId, string>> NowAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, string variant, CancellationToken cancellation)
    {
        var keys = (await copy.ReadAsync(issue, editions, variant, cancellation)).ToDictionary(text => $"{text.Mark}.print", text => text.Edition.Id, StringComparer.Ordinal);
        var names = keys.Keys.ToList();
        var stored = await db.Set<StoredSheet>().AsNoTracking().Where(sheet => EF.Parameter(names).Contains(sheet.Key)).ToListAsync(cancellation);
        return stored.ToDictionary(sheet => keys[sheet.Key], sheet => sheet.Files);
    }

    private static HouseStyle StyleOf(IssueCard issue)
    {
        var (faults, styles) = (new FaultList(), ShippedStyles.Default);
        var file = issue.Style.EndsWith(".yaml", StringComparison.Ordinal) ? issue.Style : "style.yaml";
        return (issue.Style.Length > 0 ? styles.Find(issue.Style, faults) : null)
            ?? (issue.OtherFiles.TryGetValue(file, out var text) ? StyleReader.Read(file, text, styles, faults) : null)
            ?? styles.Find("bulletin", faults) ?? new();
    }

    private static List<PressedFile> FilesOf(string slug, string prints) =>
        [.. FileLines.Read(prints).Select(file => new PressedFile(file.Name == slug ? "" : file.Name[(slug.Length + 1)..], file.Hash))];
}
