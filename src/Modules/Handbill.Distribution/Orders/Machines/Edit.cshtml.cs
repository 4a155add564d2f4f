using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Prices;
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

namespace Handbill.Distribution.Orders.Machines;

/// <summary>Adds a machine, changes it, archives it; one that nothing was ordered on may be deleted.</summary>
[Authorize(nameof(Permission.KeepMachines))]
internal sealed class EditModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<OrderWords> words) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public MachineForm Input { get; set; } = new();

    public Machine Machine { get; private set; } = null!;

    public bool IsNew { get; private set; }

    /// <summary>True when something was ordered on it: it is then archived, not deleted.</summary>
    public bool IsUsed { get; private set; }

    public IReadOnlyList<Choice> Lists { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = MachineForm.Of(Machine);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (refusals, saved) = (new List<Refusal>(), MachineForm.Of(Machine));
        var isOlder = !IsNew && Input.Version != Machine.Version;
        Input.WriteTo(Machine, Lists, refusals);
        if (refusals.Count > 0)
        {
            return this.Refuse(words, refusals);
        }

        if (isOlder)
        {
            return Conflict(saved);
        }

        Machine.Version++;
        if (IsNew)
        {
            db.Add(Machine);
        }

        db.Record(new AuditAct(access.Me?.Value, IsNew ? "machine.make" : "machine.change", "machine", Machine.Id.Value));
        return await SaveAsync(id, words["The machine is saved."], cancellation);
    }

    public async Task<IActionResult> OnPostArchiveAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsNew)
        {
            return NotFound();
        }

        var isArchived = Machine.ArchivedAt is not null;
        Input = MachineForm.Of(Machine);
        (Machine.ArchivedAt, Machine.Version) = (isArchived ? null : clock.GetUtcNow(), Machine.Version + 1);
        db.Record(new AuditAct(access.Me?.Value, isArchived ? "machine.return" : "machine.archive", "machine", Machine.Id.Value));
        return await SaveAsync(id, isArchived ? words["The machine is back."] : words["The machine is archived. Orders there are keep it; it can be brought back."], cancellation);
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
            Input = MachineForm.Of(Machine);
            return this.Refuse(words, new Refusal("", "Something was ordered on this machine: it can be archived, not deleted."));
        }

        db.Remove(Machine);
        db.Record(new AuditAct(access.Me?.Value, "machine.delete", "machine", Machine.Id.Value));
        return await SaveAsync(id, words["The machine is deleted."], cancellation);
    }

    private async Task<IActionResult> SaveAsync(string id, string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await FindAsync(id, cancellation) ? Conflict(MachineForm.Of(Machine)) : NotFound();
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            return this.Refuse(words, new Refusal("Input.Name", "There is another of this name. Choose one of its own."));
        }

        Flash.Say(HttpContext, done);
        return Redirect("/machines");
    }

    private PageResult Conflict(MachineForm saved)
    {
        Differences = Input.DifferencesTo(saved, name => words[MachineForm.WordsOf(name)]);
        Input.Version = saved.Version;
        ModelState.Remove("Input.Version");
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        IsNew = id == New;
        var found = IsNew
            ? new Machine { Id = NewId.Of<MachineId>(clock), Name = "", Sheets = ["A4"], Inks = [words["black"]], Top = 50, Right = 50, Bottom = 50, Left = 50 }
            : MachineId.TryParse(id, null, out var one) ? await db.Set<Machine>().FirstOrDefaultAsync(machine => machine.Id == one, cancellation) : null;
        if (found is null)
        {
            return false;
        }

        Machine = found;
        IsUsed = !IsNew && (await db.Set<OrderLine>().AnyAsync(line => line.MachineId == found.Id, cancellation) || await db.Set<PrintJob>().AnyAsync(job => job.MachineId == found.Id, cancellation));
        var lists = await db.Set<PriceList>().AsNoTracking().Where(list => list.ArchivedAt == null || list.Id == found.PriceListId).Select(list => new { list.Id, list.Name }).ToListAsync(cancellation);
        Lists = [new Choice("", words["none"]), .. lists.OrderBy(list => list.Name, StringComparer.CurrentCultureIgnoreCase).Select(list => new Choice(list.Id.ToString(), list.Name))];
        return true;
    }
}
