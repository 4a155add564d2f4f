using System.Security.Cryptography;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Pdf.Pictures;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Pictures;

/// <summary>The pictures that a story can show, and the form that adds one.</summary>
[Authorize(nameof(Permission.SignedIn)), UploadedForm]
internal sealed class IndexModel(
    HandbillDb db, StoryDesk desk, StoryWriting writing, PictureSight sight, TimeProvider clock, IStringLocalizer<StoryWords> words) : PageModel
{
    private const int Longest = 400;
    private static readonly PictureLimits Limits = PictureLimits.Default with { MaxBytes = UploadedFormAttribute.MostBytes };

    [BindProperty]
    public PictureInput Input { get; set; } = new();

    public Story Story { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public IReadOnlyList<PictureLine> Pictures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(StoryId id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(StoryId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite || Story.IssueId is not { } issue)
        {
            return NotFound();
        }

        CheckWords();
        var file = Check(await BytesAsync(cancellation));
        if (file is not { } picture || !ModelState.IsValid)
        {
            return this.Again();
        }

        var taken = (await db.Set<Picture>().Where(one => one.IssueId == issue).Select(one => one.Path).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var added = new Picture
        {
            Id = NewId.Of<PictureId>(clock), IssueId = issue, GroupId = Story.GroupId,
            Path = PictureName.For(Request.Form.Files[0].FileName, picture.Info.Kind, taken), Bytes = picture.Bytes,
            Hash = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)), Width = picture.Info.Width, Height = picture.Info.Height,
            Rights = Line(Input.Rights), AddedAt = clock.GetUtcNow(), AddedBy = desk.Me,
        };
        db.Add(added);
        db.Record(new AuditAct(desk.Me.Value, "picture.add", "picture", added.Id.Value, $"bytes={picture.Bytes.Length}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException same) when (db.Store.IsDuplicate(same))
        {
            ModelState.AddModelError("Input.File", words["Somebody has just added a picture of this name. Send yours again."]);
            return this.Again(StatusCodes.Status409Conflict);
        }

        return await PutAsync(id, added.Path, cancellation);
    }

    public async Task<IActionResult> OnPostPutAsync(StoryId id, string? path, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !MayWrite || Pictures.FirstOrDefault(one => one.Path == path) is not { } picture)
        {
            return NotFound();
        }

        CheckWords();
        return ModelState.IsValid ? await PutAsync(id, picture.Path, cancellation) : this.Again();
    }

    private async Task<IActionResult> PutAsync(StoryId id, string path, CancellationToken cancellation)
    {
        var paragraph = PictureName.Markdown(path, Line(Input.Alt), Line(Input.Caption), Line(Input.Rights));
        var text = StoryText.Of(Story);
        var outcome = await writing.WriteAsync(
            id, text with { Body = text.Body.Length == 0 ? paragraph : $"{text.Body}\n\n{paragraph}" }, settings: null, Story.Revision, desk.Me, restoredFrom: null, cancellation);
        Flash.Say(
            HttpContext,
            outcome is WriteOutcome.Written ? words["The picture stands at the end of the text. Move its line to where it belongs."]
                : words["The picture is kept, but it is not in the text yet: somebody else is writing in it. Put it in from the list below."],
            outcome is WriteOutcome.Written ? Tone.Done : Tone.Attention);
        return Redirect($"/stories/{id}/pictures");
    }

    private void CheckWords()
    {
        if (Line(Input.Alt).Length == 0)
        {
            ModelState.AddModelError("Input.Alt", words["Say in a sentence what the picture shows, for who does not see it."]);
        }

        foreach (var (field, value) in new[] { ("Input.Alt", Line(Input.Alt)), ("Input.Caption", Line(Input.Caption)), ("Input.Rights", Line(Input.Rights)) })
        {
            if (value.Length > Longest)
            {
                ModelState.AddModelError(field, words["This has {0} characters; {1} is the most. Cut it.", value.Length, Longest]);
            }
        }
    }

    private async Task<byte[]> BytesAsync(CancellationToken cancellation)
    {
        if (!Request.HasFormContentType || Request.Form.Files.Count == 0)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        await Request.Form.Files[0].CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private (byte[] Bytes, PictureInfo Info)? Check(byte[] file)
    {
        if (HttpContext.Items.ContainsKey(UploadedFormAttribute.TooLarge))
        {
            ModelState.AddModelError("Input.File", words["The picture is too large: {0} MB is the most. Save it smaller.", UploadedFormAttribute.MostBytes / 1_000_000]);
            return null;
        }

        if (file.Length == 0)
        {
            ModelState.AddModelError("Input.File", words["Choose a picture."]);
            return null;
        }

        // What is kept is what was looked at: the scrubbed file, decoded once to its last pixel.
        if (PictureFile.Inspect(file, Limits) is not PictureInfo info || PictureScrub.Clean(file, info) is not { } clean
            || PictureFile.Verify(clean, Limits) is not PictureInfo verified)
        {
            var why = PictureFile.Verify(file, Limits) is PictureRefusal refusal ? refusal.Message : "is damaged";
            ModelState.AddModelError("Input.File", $"{words["This cannot be printed. Send a JPEG, PNG or WebP picture."]} ({why})");
            return null;
        }

        return (clean, verified);
    }

    private static string Line(string? text) => StoryText.Typed(text, null, null, null).Headline;

    private async Task<bool> LoadAsync(StoryId id, CancellationToken cancellation)
    {
        if (await desk.LookAsync(id, cancellation) is not ({ } story, var mayWrite))
        {
            return false;
        }

        (Story, MayWrite) = (story, mayWrite && story.LockedAt is null);
        Pictures = MayWrite
            ? await sight.BesideAsync(story, cancellation)
            : [.. (await sight.BesideAsync(story, cancellation)).Where(one => story.Body.Contains(one.Path, StringComparison.Ordinal))];
        return true;
    }
}

/// <summary>A picture's form as it was sent; the file comes beside it.</summary>
internal sealed class PictureInput
{
    public string? Alt { get; set; }

    public string? Caption { get; set; }

    public string? Rights { get; set; }
}
