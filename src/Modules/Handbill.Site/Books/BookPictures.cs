using System.Globalization;
using System.Security.Cryptography;
using Handbill.Pdf.Pictures;

namespace Handbill.Site.Books;

/// <summary>A picture's file in a book.</summary>
/// <param name="Path">Beside the chapters.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">The file.</param>
internal sealed record BookPictureFile(string Path, string Type, byte[] Bytes);

/// <summary>The pictures that a book shows: each file once, however many chapters show it, and none that no chapter shows.</summary>
internal sealed class BookPictures
{
    private readonly Dictionary<string, BookPictureFile> _byHash = new(StringComparer.Ordinal);
    private readonly List<BookPictureFile> _files = [];

    public IReadOnlyList<BookPictureFile> Files => _files;

    /// <summary>Whether each picture is told in words too.</summary>
    public bool AreDescribed { get; private set; } = true;

    /// <summary>Puts a picture into the book, or says by null that readers of books cannot show such a file.</summary>
    public BookPictureFile? Take(byte[] bytes)
    {
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        if (_byHash.TryGetValue(hash, out var known))
        {
            return known;
        }

        // The file itself says what it is: what was said of it may be wrong.
        if (PictureFile.Inspect(bytes) is not PictureInfo { Kind: PictureKind.Jpeg or PictureKind.Png } info)
        {
            return null;
        }

        var (ending, type) = info.Kind == PictureKind.Png ? ("png", "image/png") : ("jpg", "image/jpeg");
        var file = new BookPictureFile(string.Create(CultureInfo.InvariantCulture, $"picture-{_files.Count + 1}.{ending}"), type, bytes);
        _byHash.Add(hash, file);
        _files.Add(file);
        return file;
    }

    /// <summary>Notes that a picture has no words for who cannot see it.</summary>
    public void Undescribed() => AreDescribed = false;
}
