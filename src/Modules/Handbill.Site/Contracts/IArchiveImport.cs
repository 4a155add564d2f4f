namespace Handbill.Site.Contracts;

/// <summary>Takes an older archive into the site.</summary>
public interface IArchiveImport
{
    /// <summary>What can be read, as the command line names it.</summary>
    IReadOnlyList<string> Sources { get; }

    /// <summary>
    /// Reads an archive from its start and puts what anyone could read there into the site, some hundred pieces at a time: each is there whole or not at all. What came in
    /// before is found again by its key and not taken twice; it is brought up to date unless somebody changed it here.
    /// </summary>
    /// <param name="order">What is to be taken in.</param>
    /// <param name="progress">Told how many pieces were read, now and then; null for nobody.</param>
    /// <param name="cancellation">Ends it: what is saved stays, and the report says that it was ended.</param>
    /// <returns>What came of it. What is wrong with the archive is a fault of the report.</returns>
    Task<ArchiveImportReport> RunAsync(ArchiveImportOrder order, IProgress<int>? progress, CancellationToken cancellation);
}

/// <summary>An archive that is to be taken in.</summary>
public sealed record ArchiveImportOrder
{
    /// <summary>One of <see cref="IArchiveImport.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The file or folder.</summary>
    public required string Path { get; init; }

    /// <summary>True to read everything and save nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Language of pieces whose archive does not say; BCP 47, empty for the site's usual one.</summary>
    public string Language { get; init; } = "";

    /// <summary>Address under which the archive stood; null when nobody says.</summary>
    public Uri? Base { get; init; }

    /// <summary>Folder with what was uploaded to the old site, for pictures and files that are named by their address on the web; empty for none.</summary>
    public string Uploads { get; init; } = "";

    /// <summary>How names of PDFs tell their date, such as `{yyyy}-{MM}-{dd}`; empty when they don't.</summary>
    public string NamePattern { get; init; } = "";

    /// <summary>Name of the publication that all of it is of; empty for none, and for the only one there is where the archive is of PDFs.</summary>
    public string Publication { get; init; } = "";

    /// <summary>Section of articles that are in none; empty for none.</summary>
    public string Section { get; init; } = "";
}
