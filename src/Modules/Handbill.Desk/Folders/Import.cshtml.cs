using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Folders;

/// <summary>Takes an issue folder in: first a look at what would become of it, then, on a word, all of it.</summary>
[Authorize(nameof(Permission.ExportIssues))]
[UploadLimit]
[RequestSizeLimit(256L << 20)]
[RequestFormLimits(MultipartBodyLengthLimit = IssueFiles.LongestArchive + (1 << 20), MemoryBufferThreshold = IssueFiles.LongestArchive + (1 << 20))]
internal sealed class ImportModel(IIssueFolders folders, IGroups groups, IAccess access, ImportTray tray, IStringLocalizer<FolderWords> words) : PageModel
{
    public ImportPlan? Plan { get; private set; }

    /// <summary>What is wrong with the folder.</summary>
    public IReadOnlyList<IssueFault> Faults { get; private set; } = [];

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    /// <summary>Name of the group for new workplaces; empty for a group each.</summary>
    [BindProperty]
    public string? Group { get; set; }

    /// <summary>What the folder that was looked at is asked for by.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await MayAsync(cancellation) ? await ShowAsync(cancellation) : NotFound();

    /// <summary>Looks at a folder.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? folder, CancellationToken cancellation)
    {
        if (!await MayAsync(cancellation))
        {
            return NotFound();
        }

        if (folder is null or { Length: 0 })
        {
            return await RefuseAsync("folder", words["Choose the zip file of an issue folder."], cancellation);
        }

        using var archive = new MemoryStream();
        await folder.CopyToAsync(archive, cancellation);
        if (Read(archive.ToArray()) is not { } text)
        {
            return await RefuseAsync("folder", words["The folder has faults. Mend them, pack it again and bring it again: nothing was taken in."], cancellation);
        }

        Plan = await folders.PlanAsync(text, GroupName, cancellation);
        Faults = Plan.Faults;
        if (Faults.Count > 0)
        {
            return await RefuseAsync("folder", words["The folder cannot be taken in as it is: nothing was."], cancellation);
        }

        ModelState.Remove(nameof(Ticket));
        Ticket = tray.Put(access.Me!.Value, archive.ToArray());
        return await ShowAsync(cancellation);
    }

    /// <summary>Takes in the folder that was looked at.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation)
    {
        if (!await MayAsync(cancellation))
        {
            return NotFound();
        }

        if (tray.Find(access.Me!.Value, Ticket) is not { } archive || Read(archive) is not { } text)
        {
            return await RefuseAsync("folder", words["The folder is no longer at hand: bring it again."], cancellation);
        }

        if (await folders.ImportAsync(text, GroupName, access.Me, cancellation) is not { } issue)
        {
            return await RefuseAsync("folder", words["The issue came in meanwhile, or its number was taken: nothing was taken in again."], cancellation);
        }

        Flash.Say(HttpContext, words["The issue is here."]);
        return Redirect($"/issues/{issue}/board");
    }

    private string? GroupName => string.IsNullOrWhiteSpace(Group) ? null : Group.Trim() is { Length: <= 120 } name ? name : Group.Trim()[..120];

    // It may make publications, workplaces and groups: only who may take issues in anywhere.
    private async Task<bool> MayAsync(CancellationToken cancellation) => await access.MayAsync(Permission.ExportIssues, new[] { Scope.Organisation }, cancellation);

    private IssueText? Read(byte[] archive)
    {
        var faults = new List<IssueFault>();
        using var stream = new MemoryStream(archive, writable: false);
        var files = IssueFiles.ReadArchive(stream, faults);
        var text = faults.Count > 0 ? null : IssueText.Read(files, faults);
        Faults = faults;
        return text;
    }

    private async Task<IActionResult> RefuseAsync(string field, string problem, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Groups = [new Choice("", words["A group each, named after the workplace"]), .. (await groups.AllAsync(cancellation)).Select(group => new Choice(group.Name, group.Name))];
        return Page();
    }
}
