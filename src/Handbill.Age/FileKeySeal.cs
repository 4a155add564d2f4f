using System.Security.Cryptography;

namespace Handbill.Age;

/// <summary>Seals the file key with a key that is used once only, which is why its nonce may be zero.</summary>
internal static class FileKeySeal
{
    /// <summary>Size of a file key.</summary>
    public const int Size = 16;

    /// <summary>Size of a sealed one.</summary>
    public const int Sealed = Size + Tag;

    private const int Tag = 16;

    private static ReadOnlySpan<byte> Nonce => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> fileKey)
    {
        var output = new byte[Sealed];
        using var cipher = new ChaCha20Poly1305(key);
        cipher.Encrypt(Nonce, fileKey, output.AsSpan(0, Size), output.AsSpan(Size));
        return output;
    }

    /// <summary>The file key; null when it was sealed with another key.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        var fileKey = new byte[Size];
        using var cipher = new ChaCha20Poly1305(key);
        try
        {
            cipher.Decrypt(Nonce, input[..Size], input[Size..], fileKey);
            return fileKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
