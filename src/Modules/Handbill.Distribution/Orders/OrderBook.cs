using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Orders.Prices;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Pages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders;

/// <summary>Reads print orders for who may print the issue.</summary>
internal sealed class OrderBook(HandbillDb db, IIssues issues, IAccess access, IPressedSheets pressed, IIssueCopy copy, IReturns returns) : ICopyCounts
{
    /// <summary>The issue; null when there is none, or it is not theirs to print.</summary>
    public async Task<IssueCard?> FindIssueAsync(IssueId id, CancellationToken cancellation) =>
        await issues.FindAsync(id, cancellation) is { } issue && await access.MayAsync(Permission.RunPress, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation) ? issue : null;

    /// <summary>The order of an issue as it stands; nothing of it is tracked.</summary>
    public async Task<OrderView> ReadAsync(IssueCard issue, CancellationToken cancellation)
    {
        var order = await db.Set<PrintOrder>().AsNoTracking().FirstOrDefaultAsync(one => one.IssueId == issue.Id, cancellation) ?? new PrintOrder { IssueId = issue.Id };
        var lines = await db.Set<OrderLine>().AsNoTracking().Where(line => line.IssueId == issue.Id).ToDictionaryAsync(line => line.EditionId, cancellation);
        var sheets = (await pressed.OfAsync(issue.Id, cancellation)).ToDictionary(sheet => sheet.Edition.Id);
        var editions = await issues.EditionsAsync(issue.Id, cancellation);

        // Once an issue is locked, what was left out is not printed.
        var printed = editions.Where(edition => issue.LockedAt is null || edition.ApprovedAt is not null).ToList();
        var proposals = await returns.LatestAsync(issue, printed, cancellation);
        var machines = await db.Set<Machine>().AsNoTracking().ToListAsync(cancellation);
        return new OrderView(
            issue, JobPlan.SheetOf(issue, await copy.PagesAsync(issue.Id, cancellation)), order,
            [.. printed.OrderBy(edition => edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).Select(edition => new OrderRow(
                edition, lines.GetValueOrDefault(edition.Id), sheets.GetValueOrDefault(edition.Id), proposals.TryGetValue(edition.Id, out var proposal) ? proposal : null))],
            [.. machines.OrderBy(machine => machine.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    public async Task<IReadOnlyDictionary<EditionId, int>> OfAsync(IssueId issue, CancellationToken cancellation) =>
        await OfAsync(await issues.EditionsAsync(issue, cancellation), cancellation);

    public async Task<IReadOnlyDictionary<EditionId, int>> OfAsync(IReadOnlyCollection<EditionCard> editions, CancellationToken cancellation)
    {
        var of = editions.Select(edition => edition.IssueId).Distinct().ToList();
        var ordered = await db.Set<OrderLine>().AsNoTracking().Where(line => of.Contains(line.IssueId)).ToDictionaryAsync(line => line.EditionId, line => line.Copies, cancellation);
        return editions.ToDictionary(edition => edition.Id, edition => ordered.TryGetValue(edition.Id, out var copies) ? copies : edition.Copies);
    }

    /// <summary>The price lists of some machines, with their prices.</summary>
    public async Task<IReadOnlyDictionary<PriceListId, PriceList>> PricesAsync(IEnumerable<Machine> machines, CancellationToken cancellation)
    {
        var ids = machines.Where(machine => machine.PriceListId is not null).Select(machine => machine.PriceListId!.Value).Distinct().ToList();
        return await db.Set<PriceList>().AsNoTracking().Include(list => list.Prices).Where(list => ids.Contains(list.Id)).ToDictionaryAsync(list => list.Id, cancellation);
    }
}

/// <summary>The order of an issue.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Sheet">The sheet that it is set for, with the pages of its flatplan.</param>
/// <param name="Order">The order; of version 0 where nothing was said yet.</param>
/// <param name="Rows">A row for each edition that is printed, by workplace.</param>
/// <param name="Machines">All machines, archived ones too, by name.</param>
internal sealed record OrderView(IssueCard Issue, Sheet Sheet, PrintOrder Order, IReadOnlyList<OrderRow> Rows, IReadOnlyList<Machine> Machines);

/// <summary>An edition of an order.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Line">What was said of it; null for nothing.</param>
/// <param name="Pressed">Its files; null before there are any.</param>
/// <param name="Returns">What is known of its last copies; null for nothing.</param>
internal sealed record OrderRow(EditionCard Edition, OrderLine? Line, PressedSheet? Pressed, KnownReturns? Returns)
{
    public int Copies => Line?.Copies ?? Edition.Copies;

    public CopiesFrom From => Line?.From ?? CopiesFrom.Plan;

    public int? Proposal => Returns is { } returns ? CopyProposal.Of(returns) : null;
}
