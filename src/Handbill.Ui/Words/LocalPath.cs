namespace Handbill.Ui.Words;

/// <summary>Paths that a form may send the reader back to: of this server only.</summary>
public static class LocalPath
{
    /// <summary>The path if it leads to this server, otherwise the front page.</summary>
    /// <remarks>"//host", "/\host" and anything with a control character would be read by browsers as another place.</remarks>
    public static string OrRoot(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && path.All(char.IsAscii) ? path : "/";
}
