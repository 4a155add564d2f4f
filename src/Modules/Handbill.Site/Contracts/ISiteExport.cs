namespace Handbill.Site.Contracts;

/// <summary>Writes the public site as files that any web server, or a memory stick, can carry.</summary>
public interface ISiteExport
{
    /// <summary>
    /// Writes everything that readers find, its search included, into a folder. Each file is there whole or not at all; what is as it was is left alone; what an export before wrote and is no
    /// longer there is taken away; files that no export wrote are never touched.
    /// </summary>
    /// <param name="folder">Where to; made when it is missing. Otherwise empty, or of an export before.</param>
    /// <param name="progress">Told now and then how many files there are so far; may be called by several threads.</param>
    /// <param name="cancellation">Ends it: files that were written are whole, the next export goes on from there.</param>
    /// <returns>What was written; null when the site is closed.</returns>
    /// <exception cref="Handbill.Press.Contracts.PressException">The folder holds something else, or cannot be written.</exception>
    Task<SiteExported?> WriteAsync(string folder, IProgress<int>? progress, CancellationToken cancellation);
}

/// <summary>What an export wrote.</summary>
/// <param name="Pages">Pages of HTML.</param>
/// <param name="Files">All files, pages among them.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Written">Files that are new or changed.</param>
/// <param name="Removed">Files of an export before that were taken away.</param>
/// <param name="LeftOut">Old addresses that cannot be a file's name.</param>
public sealed record SiteExported(int Pages, int Files, long Bytes, int Written, int Removed, int LeftOut);
