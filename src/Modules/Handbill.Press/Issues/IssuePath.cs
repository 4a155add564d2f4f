namespace Handbill.Press.Issues;

/// <summary>Paths as copy names them.</summary>
internal static class IssuePath
{
    /// <summary>
    /// True when a relative path stays in the folder it starts from, on every system: no part that goes up, no drive, no
    /// backslash, no root.
    /// </summary>
    public static bool IsInside(string path)
    {
        if (path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal)
            || path.Contains('\0', StringComparison.Ordinal) || path.StartsWith('/'))
        {
            return false;
        }

        foreach (var part in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(part) is "..")
            {
                return false;
            }
        }

        return true;
    }
}
