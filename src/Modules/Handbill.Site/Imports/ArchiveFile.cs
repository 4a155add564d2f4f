namespace Handbill.Site.Imports;

/// <summary>Files that may not be there, or not for us.</summary>
internal static class ArchiveFile
{
    /// <summary>Does something with a file.</summary>
    /// <returns>What came of it; null when the file could not be read, with the fault.</returns>
    public static T? Try<T>(Func<T> read, string where, out ImportFault? fault)
        where T : class
    {
        try
        {
            fault = null;
            return read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            fault = new ImportFault(where, "the file cannot be read", "see that it is there and may be read");
            return null;
        }
    }
}
