namespace Handbill.Site.Feeds;

/// <summary>How long a feed will about be, so that its memory is asked for once.</summary>
internal static class FeedSize
{
    /// <summary>Bytes: the letters, a tenth more for what is escaped, and what stands around them.</summary>
    public static int Of(IReadOnlyList<FeedEntry> entries)
    {
        long letters = entries.Sum(entry => (long)entry.Body.Length + entry.Standfirst.Length + 1000);
        return (int)Math.Min(2000 + (letters * 11 / 10), 16_000_000);
    }
}
