using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Pictures;

/// <summary>Asks before a picture is deleted: it does not come back. One that stands in a text is not deleted.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class DeleteModel(HandbillDb db, StoryDesk desk, PictureSight sight, IStringLocalizer<StoryWords> words) : PageModel
{
    public Picture Picture { get; private set; } = null!;

    public string Back { get; private set; } = "/stories";

    public async Task<IActionResult> OnGetAsync(PictureId id, string? story, CancellationToken cancellation) =>
        await LoadAsync(id, story, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(PictureId id, string? story, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, story, cancellation))
        {
            return NotFound();
        }

        if (await db.Set<Story>().AnyAsync(one => one.IssueId == Picture.IssueId && one.Body.Contains(Picture.Path), cancellation))
        {
            Flash.Say(HttpContext, words["It was not deleted: it stands in a text of this issue. Take it out there first."], Tone.Attention);
            return Redirect(Back);
        }

        db.Remove(await db.Set<Picture>().FirstAsync(one => one.Id == id, cancellation));
        db.Record(new AuditAct(desk.Me.Value, "picture.delete", "picture", id.Value));
        await db.SaveChangesAsync(cancellation);
        Flash.Say(HttpContext, words["The picture is deleted."]);
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(PictureId id, string? story, CancellationToken cancellation)
    {
        if (await sight.FindAsync(id, cancellation) is not { } picture || !await sight.MayWriteAsync(picture, cancellation))
        {
            return false;
        }

        Picture = picture;
        Back = StoryId.TryParse(story, null, out var known) ? $"/stories/{known}/pictures" : "/stories";
        return true;
    }
}
