using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders;

/// <summary>Changes orders. Each change says which version it was made on: on another nothing is changed.</summary>
internal sealed class OrderDesk(HandbillDb db, IAccess access)
{
    /// <summary>Saves copies, paper and ink.</summary>
    /// <returns>False when somebody else changed the order meanwhile.</returns>
    public Task<bool> SaveAsync(OrderView view, OrderForm form, CancellationToken cancellation) => ChangeAsync(view, form.Version, "order.change", (order, lines) =>
    {
        (order.Paper, order.Ink) = (form.Paper!, form.Ink!);
        foreach (var row in view.Rows)
        {
            if (form.Copies.TryGetValue(row.Edition.Id, out var typed) && OrderForm.NumberOf(typed) is { } copies && copies != row.Copies)
            {
                Put(lines, row, copies, copies == row.Edition.Copies ? CopiesFrom.Plan : CopiesFrom.Asked, before: null);
            }
        }
    }, cancellation);

    /// <summary>Takes over what last time's returns propose, for all editions that have a proposal.</summary>
    /// <returns>False when somebody else changed the order meanwhile.</returns>
    public Task<bool> ProposeAsync(OrderView view, int version, CancellationToken cancellation) => ChangeAsync(view, version, "order.propose", (_, lines) =>
    {
        foreach (var row in view.Rows.Where(row => row.Proposal is { } proposal && proposal != row.Copies))
        {
            Put(lines, row, row.Proposal!.Value, CopiesFrom.Returns, row.Copies);
        }
    }, cancellation);

    /// <summary>Goes back to what there was before proposals were taken.</summary>
    /// <returns>False when somebody else changed the order meanwhile.</returns>
    public Task<bool> UndoAsync(OrderView view, int version, CancellationToken cancellation) => ChangeAsync(view, version, "order.undo", (_, lines) =>
    {
        foreach (var row in view.Rows.Where(row => row.Line?.Before is not null))
        {
            Put(lines, row, row.Line!.Before!.Value, row.Line.Before == row.Edition.Copies ? CopiesFrom.Plan : CopiesFrom.Asked, before: null);
        }
    }, cancellation);

    /// <summary>Says which machine prints some editions.</summary>
    /// <returns>False when somebody else changed the order meanwhile.</returns>
    public Task<bool> AssignAsync(OrderView view, int version, IEnumerable<OrderRow> rows, MachineId? machine, CancellationToken cancellation) => ChangeAsync(view, version, "order.assign", (_, lines) =>
    {
        foreach (var row in rows)
        {
            (lines.TryGetValue(row.Edition.Id, out var line) ? line : Put(lines, row, row.Copies, row.From, before: null)).MachineId = machine;
        }
    }, cancellation);

    private async Task<bool> ChangeAsync(OrderView view, int version, string act, Action<PrintOrder, Dictionary<EditionId, OrderLine>> change, CancellationToken cancellation)
    {
        var order = await db.Set<PrintOrder>().FirstOrDefaultAsync(one => one.IssueId == view.Issue.Id, cancellation);
        if ((order?.Version ?? 0) != version)
        {
            return false;
        }

        if (order is null)
        {
            db.Add(order = new PrintOrder { IssueId = view.Issue.Id });
        }

        var lines = await db.Set<OrderLine>().Where(line => line.IssueId == view.Issue.Id).ToDictionaryAsync(line => line.EditionId, cancellation);
        change(order, lines);
        order.Version++;
        db.Record(new AuditAct(access.Me?.Value, act, "issue", view.Issue.Id.Value, $"version={order.Version}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private OrderLine Put(Dictionary<EditionId, OrderLine> lines, OrderRow row, int copies, CopiesFrom from, int? before)
    {
        if (!lines.TryGetValue(row.Edition.Id, out var line))
        {
            lines[row.Edition.Id] = line = new OrderLine { IssueId = row.Edition.IssueId, EditionId = row.Edition.Id, Copies = copies, From = from };
            db.Add(line);
        }

        (line.Copies, line.From, line.Before) = (copies, from, before);
        return line;
    }
}
