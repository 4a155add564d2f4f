namespace Handbill.Desk.Stories;

/// <summary>Puts suggested words in the place of quoted ones. Pure.</summary>
internal static class Suggestions
{
    /// <summary>The body with the suggestion taken.</summary>
    /// <returns>Null when the quoted words no longer stand in it just once: a person must look.</returns>
    public static string? Take(string body, string quote, string replacement)
    {
        var at = quote.Length == 0 ? -1 : body.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 || body.IndexOf(quote, at + 1, StringComparison.Ordinal) >= 0
            ? null
            : string.Concat(body.AsSpan(0, at), replacement, body.AsSpan(at + quote.Length));
    }
}
