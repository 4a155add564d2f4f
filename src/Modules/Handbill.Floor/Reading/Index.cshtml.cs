using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Typesetting.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Floor.Reading;

/// <summary>A group's inbox: days and states, nothing else is known here of what is sealed; and the code for its sheets.</summary>
[Authorize(nameof(Permission.ReadSubmissions))]
internal sealed class IndexModel(InboxDesk desk) : PageModel
{
    private const int OnPage = 100;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public GroupCard Group { get; private set; } = null!;

    public bool IsHandled => State == "handled";

    public IReadOnlyList<Submission> Rows { get; private set; } = [];

    /// <summary>How many more there are than are shown.</summary>
    public int More { get; private set; }

    public int Waiting { get; private set; }

    public int Handled { get; private set; }

    public bool IsLocked { get; private set; }

    public bool MayKeep { get; private set; }

    public bool HasKeys { get; private set; }

    /// <summary>What the code on the sheet leads to; null without an address or keys.</summary>
    public string? Address { get; private set; }

    /// <summary>Whether it stands on the group's sheets by itself.</summary>
    public bool IsOnSheets { get; private set; }

    /// <summary>The fingerprint of the newest key in groups of four.</summary>
    public string Fingerprint { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } group)
        {
            return NotFound();
        }

        Group = group;
        IsLocked = await desk.IsLockedAsync(id, cancellation);
        MayKeep = await desk.MayKeepAsync(id, cancellation);
        (Waiting, Handled) = (await desk.CountAsync(id, isHandled: false, cancellation), await desk.CountAsync(id, isHandled: true, cancellation));
        Rows = await desk.ListAsync(id, IsHandled, OnPage, cancellation);
        More = (IsHandled ? Handled : Waiting) - Rows.Count;
        var epochs = await desk.EpochsAsync(id, cancellation);
        HasKeys = epochs.Count > 0;
        if (await desk.InboxAsync(id, cancellation) is { } inbox && HasKeys)
        {
            Fingerprint = SubmitAddress.InFours(epochs[^1].Fingerprint);
            Address = InboxDesk.AddressOf(inbox, epochs[^1], Request);
            IsOnSheets = inbox.IsOnSheets;
        }

        return Page();
    }

    internal static string HostOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
