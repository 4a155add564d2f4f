using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Settings;

/// <summary>A template of the site's pages: an organisation's own in place of the program's.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class TemplateModel(HandbillDb db, SiteDesk desk, SiteTemplates templates, IAccess access, IStringLocalizer<SiteWords> words) : PageModel
{
    public string Name { get; private set; } = "";

    public string Text { get; private set; } = "";

    public bool IsOwn { get; private set; }

    /// <summary>Why readers get this page by the program's own templates; null where they do not.</summary>
    public string? Failure { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellation)
    {
        if (!await FindAsync(name, cancellation))
        {
            return NotFound();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, string? text, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(name, cancellation))
        {
            return NotFound();
        }

        Text = (text ?? "").ReplaceLineEndings("\n");
        if ((Text.Length > SiteTemplates.Longest ? words["it is too long"].Value : SiteTemplates.FaultOf(name, Text)) is { Length: > 0 } fault)
        {
            return this.Refuse(words, new Refusal("text", "This is no template: {0}", fault));
        }

        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<SiteTemplate>().FirstOrDefaultAsync(one => one.Name == name, cancellation) is { } own)
        {
            own.Text = Text;
        }
        else
        {
            db.Add(new SiteTemplate { Name = name, Text = Text });
        }

        return await SavedAsync(act, words["The template is saved, and pages are written by it from now on."], cancellation);
    }

    public async Task<IActionResult> OnPostRestoreAsync(string name, CancellationToken cancellation)
    {
        if (!await FindAsync(name, cancellation))
        {
            return NotFound();
        }

        await using var act = await db.BeginActAsync(cancellation);
        db.RemoveRange(await db.Set<SiteTemplate>().Where(one => one.Name == name).ToListAsync(cancellation));
        return await SavedAsync(act, words["The program’s own template is back."], cancellation);
    }

    private async Task<IActionResult> SavedAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction act, string said, CancellationToken cancellation)
    {
        db.Record(new AuditAct(access.Me?.Value, "site.settings", "site", Guid.Empty, "template=1"));
        await db.SaveActAsync(act, cancellation);
        Flash.Say(HttpContext, said);
        return Redirect($"/site/templates/{Name}");
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellation)
    {
        if (!SiteTemplates.Names.Contains(name) || !await desk.MayAsync(null, cancellation))
        {
            return false;
        }

        var own = await db.Set<SiteTemplate>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == name, cancellation);
        (Name, IsOwn, Text, Failure) = (name, own is not null, own?.Text ?? SiteTemplates.ShippedText(name), templates.FailureOf(name));
        return true;
    }
}
