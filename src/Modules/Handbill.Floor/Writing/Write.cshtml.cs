using System.Text;
using System.Text.Json;
using Handbill.Floor.Submissions;
using Handbill.Kernel.Modules;
using Handbill.Kernel.Outcomes;
using Handbill.Pdf.Pictures;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Writing;

/// <summary>
/// The page on the floor. Its script strips, seals and sends; the form is for browsers without scripts, and this server then strips and seals what it holds
/// in memory.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, UnreadForm, FloorPage, LeavesNoTrace, LanguageInAddress]
internal sealed class WriteModel(FloorDesk floor, Uploads uploads, PlainForms plain, IStringLocalizer<FloorWords> words) : PageModel
{
    private static readonly PictureLimits Limits = PictureLimits.Default with { MaxBytes = SealedSize.MostParcel };

    public OpenInbox Inbox { get; private set; } = null!;

    public IReadOnlyList<Language> Languages { get; private set; } = [];

    /// <summary>The words of whoever sent without scripts; null before.</summary>
    public IReadOnlyList<string>? Words { get; private set; }

    /// <summary>What was written and could not be taken.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What was wrong with it; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>The group's keys, for the script.</summary>
    public string Epochs => JsonSerializer.Serialize(
        Inbox.Epochs.Select(one => new { epoch = one.Number, recipient = one.Recipient, verifying = one.Verifying, succession = one.Succession, isAccepted = one.IsAccepted }));

    /// <summary>What the script says.</summary>
    public string ScriptWords => FloorScriptWords.Json(words);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) => await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (Inbox.IsShut)
        {
            return Refuse(StatusCodes.Status409Conflict, words["This group takes nothing here at the moment. Ask who handed you the sheet."]);
        }

        if (!plain.TryEnter())
        {
            return Refuse(StatusCodes.Status429TooManyRequests, words["Many are writing at this moment. Wait a minute and send it again."]);
        }

        try
        {
            return await TakeAsync(await SentForm.ReadAsync(Request, cancellation), cancellation);
        }
        finally
        {
            plain.Leave();
        }
    }

    private async Task<IActionResult> TakeAsync(SentForm form, CancellationToken cancellation)
    {
        Text = form.Text;
        var refusals = new List<Refusal>();
        var parts = PartsOf(form, refusals);
        if (refusals.Count > 0)
        {
            return Refuse(StatusCodes.Status400BadRequest, words[refusals[0].Words, refusals[0].Values]);
        }

        var receipt = Receipt.Make();
        parts.Add(("reply-to.txt", Encoding.ASCII.GetBytes(receipt.Recipient)));
        if (Parcel.Seal(parts, Inbox.Epochs[^1].Recipient) is not { } file)
        {
            return Refuse(StatusCodes.Status400BadRequest, words["That is too much at once: {0} MB is the most, all photos together. Take a photo out, or send two times.", SealedSize.MostParcel >> 20]);
        }

        if (!await uploads.TakeAsync(Inbox.Group.Id, file, receipt.MailboxHash, cancellation))
        {
            return Refuse(StatusCodes.Status429TooManyRequests, words["So much has come that there is no room. Try again tomorrow, or tell who handed you the sheet."]);
        }

        (Words, Text) = (receipt.Words, "");
        return Page();
    }

    private static List<(string Name, byte[] Bytes)> PartsOf(SentForm form, List<Refusal> refusals)
    {
        var parts = new List<(string, byte[])> { ("text.txt", Encoding.UTF8.GetBytes(form.Text)) };
        if (form.IsBroken)
        {
            refusals.Add(new Refusal("", "What you sent did not come whole. Send it again."));
        }
        else if (form.IsTooLarge)
        {
            refusals.Add(new Refusal("", "Send at most {0} photos, and a text of at most {1} signs.", SentForm.MostPhotos, SentForm.LongestText));
        }
        else if (form.Text.Length == 0 && form.Photos.Count == 0)
        {
            refusals.Add(new Refusal("", "Write something, or choose a photo."));
        }

        foreach (var photo in form.Photos)
        {
            if (PictureFile.Inspect(photo, Limits) is PictureInfo info && PictureScrub.Clean(photo, info) is { } clean)
            {
                parts.Add(($"photo-{parts.Count}.{EndingOf(info.Kind)}", clean));
            }
            else
            {
                refusals.Add(new Refusal("", "One of the photos cannot be read. Send it as JPEG, PNG or WebP: on an iPhone choose Settings, Camera, Formats, Most Compatible."));
            }
        }

        return parts;
    }

    private static string EndingOf(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "jpg",
        PictureKind.Png => "png",
        _ => "webp",
    };

    private PageResult Refuse(int status, string fault)
    {
        Fault = fault;
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        if (await floor.FindAsync(slug, cancellation) is not { } inbox)
        {
            return false;
        }

        (Inbox, Languages) = (inbox, await floor.LanguagesAsync(inbox.Group.Id, cancellation));
        return true;
    }
}
