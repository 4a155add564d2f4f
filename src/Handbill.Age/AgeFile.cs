using System.Security.Cryptography;

namespace Handbill.Age;

/// <summary>
/// Files in the format of `age` (https://age-encryption.org/v1, by C2SP's specification), which Debian's `age` reads and writes too. Content goes
/// through in chunks of 64 KiB: memory does not grow with it.
/// </summary>
public static class AgeFile
{
    private const int NonceSize = 16;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Where it goes to; not closed.</param>
    /// <param name="recipients">Who can open it, at least one; a passphrase alone.</param>
    /// <returns>Takes the content. <see cref="AgeWriter.Finish"/> ends it: without that the file is one that was cut off, which nothing opens.</returns>
    public static AgeWriter Encrypt(Stream output, params IReadOnlyList<IAgeRecipient> recipients)
    {
        if (recipients.Count == 0 || (recipients.Count > 1 && recipients.Any(recipient => recipient.StandsAlone)))
        {
            throw new ArgumentException("Give at least one recipient, and a passphrase alone.", nameof(recipients));
        }

        var fileKey = RandomNumberGenerator.GetBytes(FileKeySeal.Size);
        output.Write(AgeHeader.Write(recipients.Select(recipient => recipient.Wrap(fileKey)), fileKey));
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        output.Write(nonce);
        return new AgeWriter(output, PayloadKey(fileKey, nonce));
    }

    /// <summary>Opens a file.</summary>
    /// <param name="input">The file from its beginning; not closed.</param>
    /// <param name="identities">What may open it.</param>
    /// <returns>
    /// The content. Each chunk is proven before it is handed out, the end only when it is reached: until then more may turn out to be cut off.
    /// </returns>
    /// <exception cref="AgeException">It is no age file, damaged, or for somebody else; reading throws it too.</exception>
    public static Stream Decrypt(Stream input, params IReadOnlyList<IAgeIdentity> identities)
    {
        var fileKey = AgeHeader.Open(input, identities);
        var nonce = new byte[NonceSize];
        return input.ReadAtLeast(nonce, NonceSize, throwOnEndOfStream: false) == NonceSize
            ? new AgeReader(input, PayloadKey(fileKey, nonce))
            : throw AgeReader.CutOff();
    }

    private static byte[] PayloadKey(byte[] fileKey, byte[] nonce) => HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, 32, nonce, "payload"u8.ToArray());
}
