namespace Handbill.Typesetting.Text;

/// <summary>How the address for writing in is said in words, for who cannot scan its code. Pure.</summary>
public static class SubmitAddress
{
    private const int Four = 4;

    /// <summary>
    /// The address without `https://`. What stands behind a number sign is the fingerprint of a key, maybe with a dot and a token: the fingerprint follows in groups of four,
    /// to be held against a screen, and the token stands in the code alone.
    /// </summary>
    /// <param name="address">An absolute address.</param>
    public static string Shown(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.StartsWith("https://", StringComparison.Ordinal) ? address[8..] : address;
        if (plain.Split('#', 2) is not [var page, var behind])
        {
            return plain;
        }

        var fingerprint = behind.Split('.')[0];
        return fingerprint.Length == 0 ? page : $"{page} · {InFours(fingerprint)}";
    }

    /// <summary>A fingerprint in groups of four letters, as it is printed.</summary>
    public static string InFours(string fingerprint) => string.Join(' ', fingerprint.Chunk(Four).Select(letters => new string(letters)));
}
