using System.Runtime.InteropServices;

namespace Handbill.Age;

/// <summary>
/// scrypt (RFC 7914) by libsodium, which comes with NSec. NSec's own door to it takes salts of 32 bytes only; age's has 44.
/// </summary>
internal static class Scrypt
{
    private const uint BlockSize = 8;
    private const uint Parallelization = 1;
    private const int Size = 32;

    /// <summary>Derives 32 bytes.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="cost">N, a power of two; memory is 1 KiB times this.</param>
    public static byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ulong cost)
    {
        var key = new byte[Size];
        var failed = Native(password.ToArray(), (nuint)password.Length, salt.ToArray(), (nuint)salt.Length, cost, BlockSize, Parallelization, key, Size);
        return failed == 0 ? key : throw new AgeException("there is not enough memory to work the passphrase out");
    }

    [DllImport("libsodium", EntryPoint = "crypto_pwhash_scryptsalsa208sha256_ll", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int Native(
        byte[] password, nuint passwordLength, byte[] salt, nuint saltLength, ulong n, uint r, uint p, [Out] byte[] key, nuint keyLength);
}
