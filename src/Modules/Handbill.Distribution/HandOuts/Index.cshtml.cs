using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.HandOuts;

/// <summary>How the hand-outs of a publication went: over time, by workplace, by gate and shift.</summary>
[Authorize(nameof(Permission.KeepRounds))]
internal sealed class IndexModel(HandOutBook book, IPublications publications, IStringLocalizer<RoundWords> words) : PageModel
{
    private const int LinesOfPage = 30;

    public PublicationCard Publication { get; private set; } = null!;

    public HandOutRecord Record { get; private set; } = null!;

    public IReadOnlyList<HandOutSum> ByIssue { get; private set; } = [];

    /// <summary>The page's lines by workplace, and by gate and shift.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<HandOutLine> Lines)> Tables { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(PublicationId id, [FromQuery] int? page, CancellationToken cancellation)
    {
        if (await publications.FindAsync(id, cancellation) is not { } publication || await book.ReadAsync(id, cancellation) is not { } record)
        {
            return NotFound();
        }

        (Publication, Record, ByIssue) = (publication, record, record.ByIssue());
        var (workplaces, gates) = (record.ByWorkplace(), record.ByGateAndShift());
        PageCount = Math.Max(1, (Math.Max(workplaces.Count, gates.Count) + LinesOfPage - 1) / LinesOfPage);
        PageNumber = Math.Clamp(page ?? 1, 1, PageCount);
        Tables = [.. new[] { (words["Workplaces"].Value, Part(workplaces)), (words["Gates and shifts"].Value, Part(gates)) }.Where(table => table.Item2.Count > 0)];
        return Page();
    }

    public string Share(HandOutSum sum) => sum.Share is { } share ? Language.Current.Percent(share) : "–";

    private IReadOnlyList<HandOutLine> Part(IReadOnlyList<HandOutLine> lines) => [.. lines.Skip((PageNumber - 1) * LinesOfPage).Take(LinesOfPage)];
}
