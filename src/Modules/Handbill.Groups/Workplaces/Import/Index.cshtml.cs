using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>Takes workplaces in from a table: first what would become of each row, then exactly that.</summary>
[Authorize(nameof(Permission.KeepGroups))]
[UploadLimit]
internal sealed class ImportModel(WorkplaceImport import, IAccess access, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    public string Text { get; private set; } = "";

    public ImportPlan? Plan { get; private set; }

    public string Packed { get; private set; } = "";

    public bool HasChanged { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await MayAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? text, CancellationToken cancellation)
    {
        if (!await MayAsync(cancellation))
        {
            return NotFound();
        }

        Text = text ?? "";
        var (table, refusal) = file is { Length: > 0 } ? await ReadAsync(file, cancellation) : (Text, null);
        return refusal is null ? await ShowAsync(table, cancellation) : this.Refuse(words, refusal with { Field = "file" });
    }

    public async Task<IActionResult> OnPostCarryAsync(string? packed, string? fingerprint, CancellationToken cancellation)
    {
        if (!await MayAsync(cancellation))
        {
            return NotFound();
        }

        if (PackedText.Unpack(packed) is not { } table || CsvTable.Read(table) is not { Refusal: null } read)
        {
            return this.Refuse(words, new Refusal("", "The table did not come with the form. Choose it again."));
        }

        (Plan, var isDone) = await import.CarryOutAsync(read.Rows, fingerprint ?? "", access.Me, cancellation);
        if (isDone)
        {
            Flash.Say(HttpContext, words.Count(Plan.Count(Fate.New) + Plan.Count(Fate.Changed), "{0} workplace was imported.|{0} workplaces were imported."));
            return Redirect("/workplaces");
        }

        (HasChanged, Packed) = (true, packed!);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> ShowAsync(string table, CancellationToken cancellation)
    {
        var (rows, refusal) = CsvTable.Read(table);
        if (refusal is not null)
        {
            return this.Refuse(words, refusal with { Field = "text" });
        }

        (Plan, Packed) = (await import.PlanAsync(rows, cancellation), PackedText.Pack(table));
        return Page();
    }

    private static async Task<(string Text, Refusal? Refusal)> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > CsvText.MostBytes)
        {
            return CsvText.Decode(new byte[CsvText.MostBytes + 1]);
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return CsvText.Decode(bytes.ToArray());
    }

    private async ValueTask<bool> MayAsync(CancellationToken cancellation) =>
        await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation);
}
