namespace Handbill.Age;

/// <summary>What opens a file.</summary>
public interface IAgeIdentity
{
    /// <summary>The file's key out of one stanza of its header.</summary>
    /// <returns>16 bytes; null when the stanza is for somebody else.</returns>
    /// <exception cref="AgeException">The stanza is of this identity's kind, and malformed.</exception>
    byte[]? Unwrap(AgeStanza stanza);
}
