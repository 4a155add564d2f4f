using System.Security.Cryptography;
using Handbill.Pdf.Pictures;
using Handbill.Site.Articles;

namespace Handbill.Site.Imports.Saving;

/// <summary>The pictures of a piece that are at hand, without what tells of their makers.</summary>
internal static class PiecePictures
{
    private static readonly PictureLimits Limits = PictureLimits.Default;

    /// <summary>Reads them.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="faults">Takes those that are no pictures.</param>
    public static IReadOnlyList<ReadyPicture> Of(ImportedPiece piece, List<ImportFault> faults)
    {
        var pictures = new List<ReadyPicture>();
        foreach (var picture in piece.Pictures.Where(picture => picture.Open is not null))
        {
            var problem = Read(picture, out var ready);
            if (ready is null)
            {
                var parts = problem.Split([';', ':'], 2);
                faults.Add(new ImportFault(
                    piece.SourceKey, $"the picture “{Markup.PlainText.OneLine(picture.Address)}” {parts[0]}", $"its caption stays: {(parts.Length > 1 ? parts[1].Trim() + ", and " : "")}put it in by hand"));
            }
            else
            {
                pictures.Add(ready with { Leads = picture == piece.Lead });
            }
        }

        return pictures.Count == 0 || pictures.Exists(picture => picture.Leads) ? pictures : [pictures[0] with { Leads = true }, .. pictures.Skip(1)];
    }

    /// <summary>Bytes as the site gives them out.</summary>
    public static SiteFile FileOf(byte[] bytes, string type) => new() { Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)), Type = type, Bytes = bytes };

    private static string Read(ImportedPicture picture, out ReadyPicture? ready)
    {
        ready = null;
        if (ArchiveFile.Try(() => Bytes(picture.Open!), picture.Address, out _) is not { } bytes)
        {
            return "cannot be read; see that it is there and may be read";
        }

        if (PictureFile.Inspect(bytes, Limits) is not PictureInfo info)
        {
            return PictureFile.Inspect(bytes, Limits) is PictureRefusal refusal ? refusal.Message : "is damaged";
        }

        if (PictureScrub.Clean(bytes, info) is not { } clean)
        {
            return "is damaged; save it anew";
        }

        ready = new ReadyPicture(picture.Name, FileOf(clean, TypeOf(info.Kind)), info.Width, info.Height, Leads: false);
        return "";
    }

    private static byte[] Bytes(Func<Stream> open)
    {
        using var stream = open();
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        for (var read = stream.Read(part); read > 0 && bytes.Length <= Limits.MaxBytes; read = stream.Read(part))
        {
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    private static string TypeOf(PictureKind kind) => kind switch { PictureKind.Jpeg => "image/jpeg", PictureKind.Png => "image/png", _ => "image/webp" };
}
