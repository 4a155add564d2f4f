using Handbill.Site.Imports.Docx;
using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Ghost;
using Handbill.Site.Imports.Pdf;
using Handbill.Site.Imports.WordPress;

namespace Handbill.Site.Imports;

/// <summary>The readers of archives, by what they read.</summary>
internal static class ArchiveReaders
{
    /// <summary>What can be read, as the command line names it.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["wordpress", "ghost", "markdown", "pdf", "docx"];

    /// <summary>The reader of an archive.</summary>
    /// <param name="source">One of <see cref="Sources"/>.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="settings">What its owner says about it.</param>
    /// <exception cref="ArgumentException">There is no such source.</exception>
    public static IArchiveReader Of(string source, string path, ImportSettings settings) => source switch
    {
        "wordpress" => new WxrReader(Path.GetFileName(path), () => File.OpenRead(path), settings),
        "ghost" => new GhostReader(Path.GetFileName(path), () => File.OpenRead(path), settings),
        "markdown" => new MarkdownFolderReader(path, settings),
        "pdf" => new PdfFolderReader(path, settings),
        "docx" => new DocxFolderReader(path, settings),
        _ => throw new ArgumentException($"There is no source “{source}”.", nameof(source)),
    };
}
