using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Mail;

/// <summary>
/// Tokens for links and addresses in a mail: an id and its HMAC-SHA256, cut to 128 bits (RFC 2104, 5), in base 32. The id can be read by anyone, so let it be a
/// random one; nobody makes a token without the key. Case does not matter, since servers on the way change it.
/// </summary>
public static class MailToken
{
    /// <summary>The longest id, in bytes, whose token still fits behind `bounces+` in an address.</summary>
    public const int MostForAddress = 19;

    /// <summary>The longest id in bytes.</summary>
    public const int MostBytes = 64;

    private const int SealSize = 16;
    private const int LeastKey = 16;

    /// <summary>Makes the token of an id.</summary>
    /// <param name="key">The server's, at least 16 bytes, from a random source.</param>
    /// <param name="purpose">What it is for (`unsubscribe`, `bounce`): a token for one is none for another.</param>
    /// <param name="id">1 to <see cref="MostBytes"/> bytes; 16 make a token of 52 letters and digits.</param>
    /// <exception cref="ArgumentException">The key is short, or the id empty or long.</exception>
    public static string Make(ReadOnlySpan<byte> key, string purpose, ReadOnlySpan<byte> id)
    {
        if (id.Length is 0 or > MostBytes)
        {
            throw new ArgumentException($"An id has 1 to {MostBytes} bytes.", nameof(id));
        }

        Span<byte> token = stackalloc byte[id.Length + SealSize];
        id.CopyTo(token);
        Seal(key, purpose, id, token[id.Length..]);
        return Base32.Write(token);
    }

    /// <summary>Checks a token, in a time that does not tell how much of it is right.</summary>
    /// <param name="key">The key it was made with.</param>
    /// <param name="purpose">What it was made for.</param>
    /// <param name="token">Anything at all.</param>
    /// <param name="id">The id in it.</param>
    /// <exception cref="ArgumentException">The key is short.</exception>
    public static bool TryRead(ReadOnlySpan<byte> key, string purpose, string? token, [NotNullWhen(true)] out byte[]? id)
    {
        id = null;
        if (token is null || token.Length > (MostBytes + SealSize) * 2 || Base32.Read(token) is not { } data || data.Length is <= SealSize or > MostBytes + SealSize)
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[SealSize];
        Seal(key, purpose, data.AsSpan(..^SealSize), seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, data.AsSpan(^SealSize..)))
        {
            return false;
        }

        id = data[..^SealSize];
        return true;
    }

    private static void Seal(ReadOnlySpan<byte> key, string purpose, ReadOnlySpan<byte> id, Span<byte> seal)
    {
        if (key.Length < LeastKey)
        {
            throw new ArgumentException($"A key has at least {LeastKey} bytes.", nameof(key));
        }

        // No purpose has a NUL in it, so that no purpose with an id reads as another with a longer one.
        byte[] sealedText = [.. Encoding.UTF8.GetBytes(purpose.Replace("\0", "", StringComparison.Ordinal)), 0, .. id];
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, sealedText, whole);
        whole[..SealSize].CopyTo(seal);
    }
}
