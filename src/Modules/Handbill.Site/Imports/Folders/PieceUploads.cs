using System.Security.Cryptography;
using Handbill.Site.Imports.Markup;
using Handbill.Site.Reading;

namespace Handbill.Site.Imports.Folders;

/// <summary>The pictures and files that one piece names, with those at hand that the folder of uploads has.</summary>
/// <param name="folder">The folder; null when there is none, so that all is on the web only.</param>
internal sealed class PieceUploads(UploadsFolder? folder)
{
    private const long LargestFile = 64 * 1024 * 1024;

    private readonly PictureShelf _shelf = new();
    private readonly Dictionary<string, ImportedFile?> _files = new(StringComparer.Ordinal);
    private readonly List<(string Problem, string Remedy)> _faults = [];

    public IReadOnlyList<ImportedPicture> Pictures => _shelf.Pictures;

    public IReadOnlyList<ImportedFile> Files => [.. _files.Values.OfType<ImportedFile>()];

    /// <summary>What it links to that nobody will find.</summary>
    public IReadOnlyList<(string Problem, string Remedy)> Faults => _faults;

    /// <summary>Puts a picture on the shelf.</summary>
    /// <returns>The picture; null when there are too many or the address is empty.</returns>
    public ImportedPicture? Picture(string address, string description, string caption) =>
        folder?.Find(address) is { } found ? _shelf.Add(address, description, caption, () => folder.Open(found), found) : _shelf.Add(address, description, caption, null);

    /// <summary>Where a link is to lead: to the file that is kept here, if it is one, else where it led.</summary>
    /// <param name="link">The link as it is written; empty for none.</param>
    public string Link(string link)
    {
        var end = link.AsSpan().IndexOfAny('?', '#');
        var address = end < 0 ? link : link[..end];
        var ending = EndingOf(address);
        if (folder is null || ending.Length == 0 || UploadKinds.IsPicture(ending) || !folder.IsUpload(address))
        {
            return link;
        }

        if (!_files.TryGetValue(address, out var file))
        {
            _files.Add(address, file = Take(address, ending));
        }

        var at = link.IndexOf('#', StringComparison.Ordinal);
        return file is null ? link : ArticleShelf.FileAddress(file.Hash, ending) + (at < 0 ? "" : link[at..]);
    }

    private ImportedFile? Take(string address, string ending)
    {
        if (UploadKinds.TypeOf(ending) is not { } type)
        {
            return Miss(address, "is of a kind that the site does not give out", "take the link out at the desk, or put it there as a PDF");
        }

        if (folder!.Find(address) is not { } found)
        {
            return Miss(address, "is not in the folder of uploads", "put it there and import again, or take the link out at the desk");
        }

        try
        {
            if (folder.Length(found) > LargestFile)
            {
                return Miss(address, "is larger than 64 MiB", "make it smaller and import again");
            }

            using var stream = folder.Open(found);
            return new ImportedFile(address, Convert.ToHexStringLower(SHA256.HashData(stream)), ending.ToLowerInvariant(), type, () => folder.Open(found));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Miss(address, "cannot be read", "see that it may be read and import again");
        }
    }

    private ImportedFile? Miss(string address, string why, string remedy)
    {
        _faults.Add(($"links to “{PlainText.OneLine(address)}”, which {why}: the link leads nowhere here", remedy));
        return null;
    }

    private static string EndingOf(string address)
    {
        var ending = Path.GetExtension(address);
        return ending.Length is > 1 and <= 6 && ending.AsSpan(1).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") < 0 ? ending : "";
    }
}
