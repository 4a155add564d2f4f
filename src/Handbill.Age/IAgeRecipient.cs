namespace Handbill.Age;

/// <summary>Somebody who is to be able to open a file.</summary>
public interface IAgeRecipient
{
    /// <summary>Wraps the file's key for this recipient.</summary>
    /// <param name="fileKey">16 bytes.</param>
    /// <returns>What stands in the file's header for this recipient.</returns>
    AgeStanza Wrap(ReadOnlySpan<byte> fileKey);

    /// <summary>True when no other recipient may stand beside this one, as age demands of passphrases.</summary>
    bool StandsAlone { get; }
}
