namespace Handbill.Site.Imports;

/// <summary>Reads one archive.</summary>
internal interface IArchiveReader
{
    /// <summary>
    /// Reads from the start, a piece at a time, so that memory does not grow with the archive. Nothing throws: what is wrong is a
    /// fault among the steps. The same archive gives the same steps each time.
    /// </summary>
    IEnumerable<ImportStep> Read();
}
