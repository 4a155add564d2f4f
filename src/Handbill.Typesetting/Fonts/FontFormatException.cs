namespace Handbill.Typesetting.Fonts;

/// <summary>A font file that is broken, of a kind that the press does not set, or that its maker forbids to embed.</summary>
/// <param name="message">What is wrong, as a sentence that can follow the file's name and a colon.</param>
public sealed class FontFormatException(string message) : Exception(message);
