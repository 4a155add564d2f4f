using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Templates;

/// <summary>Makes a template, or changes one: at `/templates/new` there is none yet.</summary>
[Authorize(nameof(Permission.KeepTemplates))]
internal sealed class EditModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<StoryWords> words) : PageModel
{
    private const int LongestName = 120;

    [BindProperty]
    public TemplateInput Input { get; set; } = new();

    public Template? Template { get; private set; }

    /// <summary>The template as somebody else saved it meanwhile; null when nobody did.</summary>
    public Template? Theirs { get; private set; }

    public IReadOnlyList<Choice> Kinds => [new(nameof(StoryKind.Item), words["Items"]), new(nameof(StoryKind.Editorial), words["Editorials"])];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (Template is { } one)
        {
            Input = new TemplateInput { Name = one.Name, Kind = one.Kind, Language = one.Language, Headline = one.Headline, Body = one.Body, Version = one.Version };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var (name, text) = (StoryText.Typed(Input.Name, null, null, null).Headline, StoryText.Typed(Input.Headline, null, null, Input.Body));
        Check(name, text);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (Template is { } old && old.Version != Input.Version)
        {
            Theirs = old;
            ModelState.Remove("Input.Version");
            Input.Version = old.Version;
            ModelState.AddModelError("", words["Somebody else saved this template while you were writing. Theirs stands below yours; save again to have it your way."]);
            return this.Again(StatusCodes.Status409Conflict);
        }

        var template = Template ?? new Template { Id = NewId.Of<TemplateId>(clock), Name = name, Kind = Input.Kind, Language = "", Body = "" };
        (template.Name, template.Kind, template.Language, template.Headline, template.Body) = (name, Input.Kind, Input.Language!.Trim(), text.Headline, text.Body);
        template.Version++;
        if (Template is null)
        {
            db.Add(template);
        }

        db.Record(new AuditAct(access.Me?.Value, Template is null ? "template.make" : "template.change", "template", template.Id.Value));
        await db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, words["Saved."]);
        return Redirect("/templates");
    }

    public async Task<IActionResult> OnPostPutAwayAsync(string id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Template is not { } template)
        {
            return NotFound();
        }

        template.ArchivedAt = template.ArchivedAt is null ? clock.GetUtcNow() : null;
        template.Version++;
        db.Record(new AuditAct(access.Me?.Value, template.ArchivedAt is null ? "template.bring-back" : "template.put-away", "template", template.Id.Value));
        await db.SaveChangesAsync(cancellation);
        return Redirect("/templates");
    }

    private void Check(string name, StoryText text)
    {
        if (name.Length is 0 or > LongestName)
        {
            ModelState.AddModelError("Input.Name", words["Give it a name of 1 to {0} characters.", LongestName]);
        }

        if (Input.Kind is not (StoryKind.Item or StoryKind.Editorial))
        {
            ModelState.AddModelError("Input.Kind", words["Choose what it is for."]);
        }

        if (!StoryInput.IsLanguage(Input.Language))
        {
            ModelState.AddModelError("Input.Language", words["Write the language as a code, such as en, es or pt-BR."]);
        }

        foreach (var (field, length, most) in new[]
        {
            ("Input.Headline", text.Headline.Length, StoryInput.LongestHeadline), ("Input.Body", text.Body.Length, StoryInput.LongestBody),
        })
        {
            if (length > most)
            {
                ModelState.AddModelError(field, words["This has {0} characters; {1} is the most. Cut it.", length, most]);
            }
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellation)
    {
        if (id == "new")
        {
            return true;
        }

        Template = TemplateId.TryParse(id, null, out var known) ? await db.Set<Template>().FirstOrDefaultAsync(one => one.Id == known, cancellation) : null;
        return Template is not null;
    }
}

/// <summary>A template's form as it was sent.</summary>
internal sealed class TemplateInput
{
    public string? Name { get; set; }

    public StoryKind Kind { get; set; } = StoryKind.Item;

    public string? Language { get; set; } = "en";

    public string? Headline { get; set; }

    public string? Body { get; set; }

    public int Version { get; set; }
}
