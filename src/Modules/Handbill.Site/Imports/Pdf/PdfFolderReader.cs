using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.Pdf;

/// <summary>Reads a folder of PDFs: a piece each.</summary>
/// <param name="root">The folder, or one file.</param>
/// <param name="settings">What its owner says about it.</param>
internal sealed class PdfFolderReader(string root, ImportSettings settings) : IArchiveReader
{
    private const long LargestFile = 256 * 1024 * 1024;

    private readonly ArchiveFolder _folder = new(root);

    /// <inheritdoc/>
    public IEnumerable<ImportStep> Read()
    {
        var (pattern, wrong) = settings.NamePattern.Length > 0 ? NamePattern.Of(settings.NamePattern) : (null, "");
        if (wrong.Length > 0 || !_folder.Exists)
        {
            yield return wrong.Length > 0
                ? new ImportFault(settings.NamePattern, wrong, "write it such as {yyyy}-{MM}-{dd}")
                : new ImportFault(root, "there is no such file or folder", "see how it is spelt");
            yield break;
        }

        var count = 0;
        foreach (var path in _folder.Files(".pdf"))
        {
            count++;
            foreach (var step in File(path, pattern))
            {
                yield return step;
            }
        }

        if (count == 0)
        {
            yield return new ImportFault(root, "there is no PDF in it", "choose the folder with files that end in .pdf");
        }
    }

    private IEnumerable<ImportStep> File(string path, NamePattern? pattern)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var named = pattern?.Read(name);
        if (ArchiveFile.Try(() => Open(path), path, out var fault) is not { } stream)
        {
            yield return fault!;
            yield break;
        }

        PdfText? read;
        string problem, remedy;
        using (stream)
        {
            read = PdfText.Read(stream, out problem, out remedy);
        }

        if (read is not { } text)
        {
            yield return new ImportFault(path, problem, remedy);
            yield break;
        }

        yield return Piece(path, name, named, text);
        if (text.Problem.Length > 0)
        {
            yield return new ImportFault(path, text.Problem, text.Remedy);
        }

        if (pattern is not null && named is null)
        {
            yield return new ImportFault(path, "its name is not of the form that tells the date", "rename it, or give it a date by hand");
        }
    }

    private Stream Open(string path) =>
        _folder.Length(path) <= LargestFile ? _folder.Open(path) : throw new IOException("It is larger than a file may be.");

    private ImportedPiece Piece(string path, string name, NamedFile? named, PdfText text)
    {
        var shown = named is { Name.Length: > 0 } ? named.Value.Name : name;
        return new ImportedPiece
        {
            Source = "pdf",
            SourceKey = path,
            Slug = PlainText.Slug(name, "issue"),
            Title = text.Title.Length > 0 ? text.Title : PlainText.FirstWords(shown.Replace('-', ' ').Replace('_', ' '), "Issue"),
            Body = text.Body,
            PublishedAt = named?.Date,
            Number = named?.Number,
            Language = settings.Language,
            File = () => Open(path),
            Cover = settings.DrawCover is { } draw ? () => Cover(path, draw) : null,
        };
    }

    private async Task<byte[]?> Cover(string path, Func<Stream, Task<byte[]?>> draw)
    {
        await using var stream = _folder.Open(path);
        return await draw(stream);
    }
}
