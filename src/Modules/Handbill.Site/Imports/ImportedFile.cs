namespace Handbill.Site.Imports;

/// <summary>A file of an older archive that a piece links to: no picture, and at hand.</summary>
/// <param name="Address">Where it was.</param>
/// <param name="Hash">SHA-256 of its bytes, as the body's link names it.</param>
/// <param name="Ending">How its name ends, in small letters and with the dot.</param>
/// <param name="Type">Media type.</param>
/// <param name="Open">Opens its bytes. May throw IOException.</param>
internal sealed record ImportedFile(string Address, string Hash, string Ending, string Type, Func<Stream> Open);
