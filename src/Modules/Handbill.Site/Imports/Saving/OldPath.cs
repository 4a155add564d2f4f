namespace Handbill.Site.Imports.Saving;

/// <summary>Addresses of before, in the form in which they are kept and looked up. Pure.</summary>
internal static class OldPath
{
    private const int Longest = 500;

    /// <summary>`2019/05/a-press` for `/2019/05/a-press/`, `?p=12` for `/?p=12`; letters as they are read, not as they are escaped.</summary>
    /// <param name="path">The path, escaped or not.</param>
    /// <param name="query">The query with its question mark; empty for none.</param>
    /// <returns>Empty for the root, and for what is longer than an address is kept.</returns>
    public static string Of(string path, string query)
    {
        var read = (path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path).Trim('/') + (query == "?" ? "" : query);
        return read.Length > Longest || read.Contains('\0', StringComparison.Ordinal) || !StoredText.IsWhole(read) ? "" : read;
    }

    /// <summary>The same of path and query in one.</summary>
    public static string Of(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var whole = end < 0 ? address : address[..end];
        var at = whole.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? Of(whole, "") : Of(whole[..at], whole[at..]);
    }
}
