using Handbill.Desk.Pictures;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Proofs;

/// <summary>The pictures of an issue, for who sets its sheets: first only what they are, their bytes when the press opens them.</summary>
internal sealed class SheetPictures(HandbillDb db)
{
    public async Task<IReadOnlyCollection<PictureMark>> MarksAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<Picture>().AsNoTracking().Where(picture => picture.IssueId == issue)
            .OrderBy(picture => picture.Path).Select(picture => new PictureMark(picture.Path, picture.Hash)).ToListAsync(cancellation);

    /// <summary>What a sheet shares with others, with its pictures, as files.</summary>
    public async Task<IssueFiles> FilesAsync(SheetCopy copy, CancellationToken cancellation)
    {
        var pictures = await db.Set<Picture>().AsNoTracking().Where(picture => picture.IssueId == copy.Issue).ToListAsync(cancellation);
        return (copy.Shared with { Pictures = [.. pictures.Select(picture => new FolderPicture(picture.Path, picture.Bytes, picture.Width, picture.Height))] }).Write();
    }
}
