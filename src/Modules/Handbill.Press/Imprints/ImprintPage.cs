using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>What the pages on which rules are filled in have in common: look, save, and say when somebody else saved first.</summary>
internal abstract class ImprintPage(HandbillDb db, IStringLocalizer<ImprintWords> words) : PageModel
{
    public ImprintSheet Sheet { get; protected set; } = null!;

    /// <summary>Saves what was sent.</summary>
    /// <param name="owner">Whose rules they are; the page's sheet is made of it.</param>
    /// <param name="preview">True when the lines are only to be looked at.</param>
    /// <param name="record">Records the act; nothing is saved yet.</param>
    /// <param name="touch">Says what prints otherwise now; within the transaction.</param>
    /// <param name="again">The owner as it is saved now, for who saves second.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The page again; null when it was saved.</returns>
    protected async Task<IActionResult?> SaveAsync(
        IImprintOwner owner, bool preview, Action record, Func<Task> touch, Func<Task<IImprintOwner>> again, CancellationToken cancellation)
    {
        Sheet = Sheet.Sent(Request.Form);
        if (Sheet.Check().ToList() is { Count: > 0 } refusals)
        {
            return this.Refuse(words, refusals);
        }

        if (preview)
        {
            return Page();
        }

        if (Sheet.Version != owner.Version)
        {
            return Conflict(owner);
        }

        Sheet.WriteTo(owner);
        record();
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await touch();
            await work.CommitAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return Conflict(await again());
        }
    }

    private PageResult Conflict(IImprintOwner saved)
    {
        Sheet.Version = saved.Version;
        ModelState.AddModelError("", words["Somebody else saved this while you were writing. Nothing was overwritten; what you wrote stands below. Look at the page in another window, then save again to have it your way."]);
        Response.StatusCode = 409;
        return Page();
    }
}
