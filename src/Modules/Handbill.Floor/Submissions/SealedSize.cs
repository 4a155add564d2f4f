namespace Handbill.Floor.Submissions;

/// <summary>How large a sealed submission can be: parcels have one of a few sizes, and age adds what it adds. Pure.</summary>
/// <remarks>
/// An age file of one X25519 recipient has a header of 168 bytes (a line for the version, 98 for the stanza, 48 for the code over both), a nonce
/// of 16, and 16 bytes a chunk of 64 KiB.
/// </remarks>
internal static class SealedSize
{
    /// <summary>Bytes of the largest parcel.</summary>
    public const int MostParcel = 16 << 20;

    private const int Header = 168, Nonce = 16, Tag = 16, Chunk = 64 << 10;

    private static readonly int[] Sizes = [16 << 10, 64 << 10, 256 << 10, 1 << 20, 2 << 20, 4 << 20, 8 << 20, MostParcel];

    /// <summary>Bytes of the file that a parcel is sealed into.</summary>
    public static int Of(int parcel) => Header + Nonce + parcel + (Tag * ((parcel + Chunk - 1) / Chunk));

    /// <summary>Bytes of the smallest parcel that holds so many; null when none does.</summary>
    public static int? ParcelFor(long bytes) => bytes > MostParcel ? null : Sizes.First(size => size >= bytes);

    /// <summary>True for the length of a sealed submission.</summary>
    public static bool IsPossible(int length) => Array.Exists(Sizes, size => Of(size) == length);

    /// <summary>True for the length of a sealed answer, which has only text in it.</summary>
    public static bool IsLetter(int length) => length == Of(Sizes[0]) || length == Of(Sizes[1]);

    /// <summary>True when bytes begin as an age file for somebody does.</summary>
    public static bool LooksSealed(ReadOnlySpan<byte> file) => file.StartsWith("age-encryption.org/v1\n-> X25519 "u8);
}
