using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Orders.Prices;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Amount = Handbill.Distribution.Money.Money;

namespace Handbill.Distribution.Orders;

/// <summary>The print order of an issue: how many copies, on which machine, what it costs, what was sent and how it stands.</summary>
[Authorize(nameof(Permission.RunPress))]
internal sealed class IndexModel(
    HandbillDb db, OrderBook book, OrderDesk desk, JobBook jobs, JobDesk sending, JobTracking tracking, IPressedSheets pressed, IAccess access, IStringLocalizer<OrderWords> words) : PageModel
{
    /// <summary>Rows of a page: a form of more is too long to send.</summary>
    public const int RowsOfPage = 200;

    [BindProperty]
    public OrderForm Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;

    /// <summary>The rows in sight.</summary>
    public IReadOnlyList<OrderRow> Rows { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    /// <summary>Each machine that has something of this issue to print, or had.</summary>
    public IReadOnlyList<MachinePart> Parts { get; private set; } = [];

    public IReadOnlyList<PrintJob> Jobs { get; private set; } = [];

    /// <summary>What all of it costs, a sum for each currency.</summary>
    public IReadOnlyList<Amount> Totals { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public bool MayKeepMachines { get; private set; }

    /// <summary>Writes how jobs stand.</summary>
    public JobMarkup JobMarkup { get; private set; } = null!;

    public int Proposals => View.Rows.Count(row => row.Proposal is { } proposal && proposal != row.Copies);

    public int Undoable => View.Rows.Count(row => row.Line?.Before is not null);

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] string? q, [FromQuery] int? page, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        await ShowAsync(q, page, cancellation);
        (Input.Paper, Input.Ink, Input.Version) = (View.Order.Paper, View.Order.Ink, View.Order.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, [FromQuery] string? q, [FromQuery] int? page, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input.Take(Request.Form, View.Rows);
        await ShowAsync(q, page, cancellation);
        if (Input.Check().ToList() is { Count: > 0 } refusals)
        {
            return this.Refuse(words, refusals);
        }

        return await desk.SaveAsync(View, Input, cancellation) ? Done(words["The order is saved."]) : await ConflictAsync(id, q, page, cancellation);
    }

    public async Task<IActionResult> OnPostProposeAsync(IssueId id, CancellationToken cancellation) => !await FindAsync(id, cancellation) ? NotFound()
        : Said(await desk.ProposeAsync(View, Input.Version, cancellation), words["The proposals are taken over. You can still go back to what there was."]);

    public async Task<IActionResult> OnPostUndoAsync(IssueId id, CancellationToken cancellation) => !await FindAsync(id, cancellation) ? NotFound()
        : Said(await desk.UndoAsync(View, Input.Version, cancellation), words["The copies are what they were before."]);

    public async Task<IActionResult> OnPostAssignAsync(IssueId id, string? machine, string? having, string? language, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var chosen = MachineId.TryParse(machine, null, out var one) ? View.Machines.FirstOrDefault(each => each.Id == one && each.ArchivedAt is null) : null;
        if (chosen is null && machine != "none")
        {
            await ShowAsync(null, null, cancellation);
            return this.Refuse(words, new Refusal("machine", "Choose one of the list."));
        }

        var rows = View.Rows.Where(row => IsLike(row, having) && (string.IsNullOrEmpty(language) || row.Edition.Language == language)).ToList();
        return Said(
            await desk.AssignAsync(View, Input.Version, rows, chosen?.Id, cancellation),
            chosen is null ? words.Count(rows.Count, "{0} edition is on no machine now.|{0} editions are on no machine now.") : words[rows.Count == 1 ? "{0} edition is printed on {1}." : "{0} editions are printed on {1}.", rows.Count, chosen.Name]);
    }

    public async Task<IActionResult> OnPostSendAsync(IssueId id, string? machine, int turn, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !MachineId.TryParse(machine, null, out var one) || View.Machines.FirstOrDefault(each => each.Id == one) is not { } chosen)
        {
            return NotFound();
        }

        var outcome = await sending.SendAsync(View, await jobs.WorkAsync(View, chosen, cancellation), turn, access.Me!.Value, cancellation);
        return outcome == SendOutcome.Sent ? Done(words["Sent on its way to {0}.", chosen.Name]) : Done(outcome switch
        {
            SendOutcome.SomebodyElse => words["Somebody else sent this a moment before: it is sent once. How it stands is shown below."],
            SendOutcome.StillOpen => words["What was sent to {0} before is not over. Wait for it, or cancel it first.", chosen.Name],
            _ => words["Nothing was sent: not all sheets are there, or {0} cannot be sent to. What is missing is shown below.", chosen.Name],
        }, Tone.Attention);
    }

    public async Task<IActionResult> OnPostJobAsync(IssueId id, string? job, string? act, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !PrintJobId.TryParse(job, null, out var one)
            || await db.Set<PrintJob>().AsNoTracking().FirstOrDefaultAsync(each => each.Id == one && each.IssueId == id, cancellation) is not { } found)
        {
            return NotFound();
        }

        var by = access.Me!.Value;
        var (isDone, said) = act switch
        {
            "again" => (await sending.AgainAsync(found, by, cancellation), words["It is sent again."]),
            "printed" => (await sending.SettleAsync(found, isPrinted: true, by, cancellation), words["Noted: it is printed."]),
            "notprinted" => (await sending.SettleAsync(found, isPrinted: false, by, cancellation), words["It is sent again."]),
            "cancel" => (await tracking.CancelAsync(found, by, cancellation), words["The job is cancelled."]),
            _ => (false, words["Nothing was done."]),
        };
        return isDone ? Done(said) : Done(words["Nothing was done: the job stands otherwise by now, or the printer does not answer. Look below."], Tone.Attention);
    }

    /// <summary>What stands in the field of a row.</summary>
    public string Typed(OrderRow row) => Input.Copies.TryGetValue(row.Edition.Id, out var typed) ? typed : row.Copies.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the field of a row; null for nothing.</summary>
    public string? ErrorOf(OrderRow row) => ModelState.TryGetValue(OrderForm.FieldOf(row.Edition.Id), out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private IActionResult Said(bool isDone, string said) =>
        isDone ? Done(said) : Done(words["Somebody else changed this order meanwhile. Nothing was done; look at it as it is now, and press again."], Tone.Attention);

    private RedirectResult Done(string said, Tone tone = Tone.Done)
    {
        Flash.Say(HttpContext, said, tone);
        return Redirect($"/issues/{View.Issue.Id}/orders");
    }

    private async Task<IActionResult> ConflictAsync(IssueId id, string? q, int? page, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        await ShowAsync(q, page, cancellation);
        Differences =
        [
            .. new[] { new Difference(words["Paper"], Input.Paper!, View.Order.Paper), new Difference(words["Ink"], Input.Ink!, View.Order.Ink) }.Where(one => one.Yours != one.Theirs),
            .. View.Rows.Where(row => Input.Copies.TryGetValue(row.Edition.Id, out var typed) && OrderForm.NumberOf(typed) != row.Copies)
                .Select(row => new Difference(row.Edition.WorkplaceName, Input.Copies[row.Edition.Id], Language.Current.Number(row.Copies))),
        ];
        Input.Version = View.Order.Version;
        ModelState.Remove("Input.Version");
        if (Differences.Count == 0)
        {
            return Done(words["The order is saved."]);
        }

        Response.StatusCode = 409;
        return Page();
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await book.FindIssueAsync(id, cancellation) is not { } issue)
        {
            return false;
        }

        View = await book.ReadAsync(issue, cancellation);
        return true;
    }

    private async Task ShowAsync(string? q, int? page, CancellationToken cancellation)
    {
        var rows = View.Rows.Where(row => IsLike(row, q)).ToList();
        PageCount = Math.Max(1, (rows.Count + RowsOfPage - 1) / RowsOfPage);
        PageNumber = Math.Clamp(page ?? 1, 1, PageCount);
        Rows = [.. rows.Skip((PageNumber - 1) * RowsOfPage).Take(RowsOfPage)];
        MayKeepMachines = await access.MayAnywhereAsync(Permission.KeepMachines, cancellation);
        Jobs = await jobs.JobsAsync(View.Issue.Id, cancellation);
        JobMarkup = new JobMarkup(View.Issue.Id, await jobs.OldAsync(View.Issue.Id, cancellation), words);
        var machines = View.Machines.Where(machine => View.Rows.Any(row => row.Line?.MachineId == machine.Id)).ToList();
        var lists = await book.PricesAsync(machines, cancellation);
        var parts = new List<MachinePart>();
        foreach (var machine in machines)
        {
            parts.Add(PartOf(await jobs.WorkAsync(View, machine, cancellation), machine.PriceListId is { } list ? lists.GetValueOrDefault(list) : null));
        }

        Parts = parts;
        Totals = Amount.Sums(parts.Where(part => part.Cost is not null).Select(part => part.Cost!.Total));
    }

    private MachinePart PartOf(MachineWork work, PriceList? list)
    {
        var sheet = View.Sheet;
        var (papers, passes) = (work.Rows.Sum(row => (long)JobPlan.PapersOf(work.Machine, sheet, row.Copies)), Math.Max(1, View.Issue.Inks.Count));
        return new MachinePart(
            work, papers, MachineFit.Of(work.Machine, View.Issue, sheet, pressed.MarginsOf(View.Issue), words), list,
            list is null ? null : CostEstimate.Of(list, View.Order.Paper, View.Order.Ink, papers, papers * 2 * passes, passes),
            Jobs.Where(job => job.MachineId == work.Machine.Id).Select(job => job.Turn).DefaultIfEmpty(0).Max());
    }

    private static bool IsLike(OrderRow row, string? words) => string.IsNullOrWhiteSpace(words)
        || words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => row.Edition.WorkplaceName.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Edition.Slug.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a machine prints of the issue.</summary>
    /// <param name="Work">Its editions and files.</param>
    /// <param name="Papers">Sheets of paper.</param>
    /// <param name="Warnings">What stands against it.</param>
    /// <param name="List">Its price list; null for none.</param>
    /// <param name="Cost">What it costs; null where nobody says.</param>
    /// <param name="Turn">How often it was sent to.</param>
    internal sealed record MachinePart(MachineWork Work, long Papers, IReadOnlyList<string> Warnings, PriceList? List, CostEstimate? Cost, int Turn);
}
