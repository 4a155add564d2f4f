namespace Handbill.Site.Imports;

/// <summary>A picture of an older archive.</summary>
/// <param name="Name">By which bodies name it: small letters, digits, hyphens and a file's ending. One of its own within a piece.</param>
/// <param name="Address">Where it came from: an address on the web, or a path in the folder or file.</param>
internal sealed record ImportedPicture(string Name, string Address)
{
    /// <summary>What it shows, for those who do not see it; it may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>What stood under it; it may be empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Opens its bytes where they are at hand; null where they are on the web only. May throw IOException.</summary>
    public Func<Stream>? Open { get; init; }
}
