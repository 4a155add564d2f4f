using System.Text.Json;
using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>
/// What whoever went says of a round. The form brings an id that its device made and the report that it was shown, so that one which arrives
/// twice counts once, and one that arrives late overwrites nothing. A script is answered with the parts that differ.
/// </summary>
[Authorize(nameof(Permission.HandOut))]
internal sealed class ReportModel(RoundDesk desk, RoundActs acts, TimeProvider clock, IStringLocalizer<RoundWords> words) : PageModel
{
    public RoundRow Row { get; private set; } = null!;

    public IReadOnlyList<EditionCard> Editions { get; private set; } = [];

    /// <summary>The report that counts now; null before the first.</summary>
    public RoundReport? Standing { get; private set; }

    /// <summary>True when it is not the one that the writer had before them.</summary>
    public bool IsChanged { get; private set; }

    public ReportForm Form { get; private set; } = new();

    public string Me => desk.Me.ToString();

    /// <summary>For a script: `applied`, `changed` or `wrong`.</summary>
    public string Outcome { get; private set; } = "";

    public string OutcomeWords { get; private set; } = "";

    public string ScriptWords => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["waits"] = words["Your report is on this device, not yet sent."],
        ["lost"] = words["Not connected. What you write is kept on this device."],
        ["sent"] = words["Your report is in."],
        ["again"] = words["Sign in again, then it is sent."],
        ["failed"] = words["The server could not take it. It stays on this device."],
        ["leave"] = words["A report on this device has not been sent yet. Sign out and lose it?"],
        ["kept"] = words["What you wrote here before stands in the form again."],
    });

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = ReportForm.Of(Row, Standing, NewId.Of<ReportId>(clock), Language.Current);
        if (!Row.IsOwn && !Row.IGo)
        {
            Form.Remark = null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId id, [FromForm] ReportForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = form;
        ModelState.Clear();
        var refusals = new List<Refusal>();
        if (form.Read(Row, desk.Me, clock.GetUtcNow(), Language.Current, refusals) is not { } report)
        {
            foreach (var refusal in refusals)
            {
                ModelState.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
            }

            return Answer("wrong", string.Join(' ', refusals.Select(refusal => words[refusal.Words, refusal.Values].Value).Distinct()), StatusCodes.Status400BadRequest);
        }

        if (await acts.ReportAsync(report, form.Seen, cancellation))
        {
            await LoadAsync(id, cancellation);
            return Answer("applied", words["Your report is in."], StatusCodes.Status200OK);
        }

        await LoadAsync(id, cancellation);
        IsChanged = true;
        ModelState.AddModelError("", words["Somebody else reported meanwhile"]);

        // Sent again it is a new report, made after that other was seen.
        Form.BasedOn = Standing?.Id.ToString() ?? "";
        return Answer("changed", words["Somebody else reported meanwhile"], StatusCodes.Status409Conflict);
    }

    private IActionResult Answer(string outcome, string said, int status)
    {
        (Outcome, OutcomeWords) = (outcome, said);
        if (Request.Headers.ContainsKey("X-Part"))
        {
            ModelState.Clear();
            Response.StatusCode = status;
            return new PartialViewResult { ViewName = "/Rounds/_Outcome.cshtml", ViewData = new Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary<ReportModel>(ViewData, this) };
        }

        if (outcome == "applied")
        {
            Flash.Say(HttpContext, said);
            return Redirect($"/rounds/{Row.Round.Id}");
        }

        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> LoadAsync(RoundId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } found || !found.Row.MayReport)
        {
            return false;
        }

        (Row, Editions) = found;
        Standing = await desk.ReportAsync(id, cancellation);
        return true;
    }
}
