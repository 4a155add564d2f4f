using Handbill.Site.Articles;
using Handbill.Site.Contracts;

namespace Handbill.Site.Imports.Saving;

/// <summary>Makes of pieces what goes into the tables.</summary>
internal sealed class ReadyPieces(ArchiveImportOrder order, SiteLanguages languages)
{
    // Files of two folders may have one name: the folder's goes before it, wherever the folder lies.
    private readonly string _before = order.Source is "markdown" or "pdf" or "docx" ? FolderOf(Path.GetFullPath(order.Path)) : "";

    /// <summary>The piece; null when its file cannot be read, with the fault.</summary>
    public ReadyPiece? Of(ImportedPiece piece, out ImportFault? fault)
    {
        fault = null;
        var faults = new List<ImportFault>();
        var pictures = piece.Kind == ImportedKind.Article ? PiecePictures.Of(piece, faults) : [];
        var (language, marks) = (languages.Of(piece.Language), PieceMarks.Of(piece, order.Section));
        var files = Files(piece, faults);
        var issue = piece.File is { } open ? ArchiveFile.Try(() => Issue(piece, open), piece.SourceKey, out fault) : null;
        return fault is not null
            ? null
            : new ReadyPiece
            {
                Kind = piece.Kind,
                Source = piece.Source,
                Key = StoredText.Key(_before + piece.SourceKey),
                Language = language,
                At = Moment(piece.PublishedAt ?? piece.ChangedAt),
                Slug = piece.Slug,
                Headline = StoredText.Of(piece.Title, Article.LongestHeadline),
                Standfirst = StoredText.Of(piece.Standfirst, Article.LongestStandfirst),
                Body = StoredText.Of(piece.Body),
                Marks = marks,
                Pictures = pictures,
                OnWeb = piece.Pictures.Where(picture => picture.Open is null).Select(picture => picture.Name).ToHashSet(StringComparer.Ordinal),
                Faults = piece.Kind == ImportedKind.Article ? faults : [.. faults, .. Hidden(piece)],
                OldPaths = [.. piece.OldPaths.Select(OldPath.Of).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal)],
                Files = files,
                Lists = piece.Kind == ImportedKind.Article ? OldLists.Of(piece, language, marks) : [],
                Issue = issue,
            };
    }

    private static string FolderOf(string path) => Path.GetFileName(Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path)) + "/";

    // Addresses have a year of four digits, and dates outside these are slips.
    private static DateTimeOffset? Moment(DateTimeOffset? at) => at is { } moment && moment.UtcDateTime.Year is >= 1000 and < 3000 ? moment.ToUniversalTime() : null;

    private static IEnumerable<ImportFault> Hidden(ImportedPiece page) =>
        page.Pictures.Where(picture => picture.Open is not null)
            .Select(picture => new ImportFault(page.SourceKey, $"the picture “{Markup.PlainText.OneLine(picture.Address)}” stands on a page, and pages show none", "its caption stays: make an article of the page if it needs the picture"));

    private static List<ReadyFile> Files(ImportedPiece piece, List<ImportFault> faults)
    {
        var files = new List<ReadyFile>();
        foreach (var file in piece.Files)
        {
            if (ArchiveFile.Try(() => Bytes(file.Open), file.Address, out var fault) is { } bytes)
            {
                var path = Uri.TryCreate(file.Address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.AbsolutePath : file.Address;
                files.Add(new ReadyFile(PiecePictures.FileOf(bytes, file.Type), OldPath.Of(path, ""), $"files/{file.Hash}{file.Ending}"));
            }
            else
            {
                faults.Add(fault!);
            }
        }

        return files;
    }

    private static byte[] Bytes(Func<Stream> open)
    {
        using var stream = open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static ReadyIssue Issue(ImportedPiece piece, Func<Stream> open) =>
        new(PiecePictures.FileOf(Bytes(open), "application/pdf"), piece.Number ?? 0, piece.Cover ?? (() => Task.FromResult<byte[]?>(null)));
}
