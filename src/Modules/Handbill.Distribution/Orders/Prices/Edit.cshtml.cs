using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Machines;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>Adds a price list, changes it, archives it; one that no machine has may be deleted.</summary>
[Authorize(nameof(Permission.KeepMachines))]
internal sealed class EditModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<OrderWords> words) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public PriceListForm Input { get; set; } = new();

    public PriceList List { get; private set; } = null!;

    public bool IsNew { get; private set; }

    /// <summary>True when a machine has it.</summary>
    public bool IsUsed { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = PriceListForm.Of(List);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (refusals, saved) = (new List<Refusal>(), PriceListForm.Of(List));
        if (!IsNew && Input.Version != List.Version)
        {
            return Conflict(saved);
        }

        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        if (!IsNew)
        {
            await db.LockAsync(StoreGate.Audit, cancellation);
        }

        var before = List.Prices.ToList();
        Input.WriteTo(List, refusals);
        if (refusals.Count > 0)
        {
            return this.Refuse(words, refusals);
        }

        // Prices are told by their places in the list: the old go before the new come.
        var after = List.Prices.ToList();
        List.Prices.Clear();
        db.RemoveRange(before);
        List.Version++;
        if (IsNew)
        {
            db.Add(List);
        }

        db.Record(new AuditAct(access.Me?.Value, IsNew ? "prices.make" : "prices.change", "prices", List.Id.Value));
        if (await SaveAsync(id, cancellation) is { } refused)
        {
            return refused;
        }

        db.ChangeTracker.Clear();
        db.AddRange(after);
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Done(words["The price list is saved."]);
    }

    public async Task<IActionResult> OnPostArchiveAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsNew)
        {
            return NotFound();
        }

        var isArchived = List.ArchivedAt is not null;
        Input = PriceListForm.Of(List);
        (List.ArchivedAt, List.Version) = (isArchived ? null : clock.GetUtcNow(), List.Version + 1);
        db.Record(new AuditAct(access.Me?.Value, isArchived ? "prices.return" : "prices.archive", "prices", List.Id.Value));
        return await SaveAsync(id, cancellation) ?? Done(isArchived ? words["The price list is back."] : words["The price list is archived. Machines that have it keep it."]);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsNew)
        {
            return NotFound();
        }

        if (IsUsed)
        {
            ModelState.Clear();
            Input = PriceListForm.Of(List);
            return this.Refuse(words, new Refusal("", "A machine has this price list: it can be archived, not deleted."));
        }

        db.Remove(List);
        db.Record(new AuditAct(access.Me?.Value, "prices.delete", "prices", List.Id.Value));
        return await SaveAsync(id, cancellation) ?? Done(words["The price list is deleted."]);
    }

    // What is to be answered when it cannot be saved; null when it is.
    private async Task<IActionResult?> SaveAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await FindAsync(id, cancellation) ? Conflict(PriceListForm.Of(List)) : NotFound();
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Name", "There is another of this name. Choose one of its own."));
        }
    }

    private RedirectResult Done(string said)
    {
        Flash.Say(HttpContext, said);
        return Redirect("/price-lists");
    }

    private PageResult Conflict(PriceListForm saved)
    {
        Differences = Input.DifferencesTo(saved, name => words[PriceListForm.WordsOf(name)]);
        Input.Version = saved.Version;
        ModelState.Remove("Input.Version");
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        IsNew = id == New;
        var found = IsNew
            ? new PriceList { Id = NewId.Of<PriceListId>(clock), Name = "", Currency = "EUR" }
            : PriceListId.TryParse(id, null, out var one) ? await db.Set<PriceList>().Include(list => list.Prices).FirstOrDefaultAsync(list => list.Id == one, cancellation) : null;
        if (found is null)
        {
            return false;
        }

        List = found;
        IsUsed = !IsNew && await db.Set<Machine>().AnyAsync(machine => machine.PriceListId == found.Id, cancellation);
        return true;
    }
}
