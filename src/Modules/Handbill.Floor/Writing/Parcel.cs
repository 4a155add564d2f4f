using System.Text;
using Handbill.Age;
using Handbill.Floor.Submissions;

namespace Handbill.Floor.Writing;

/// <summary>
/// What is sealed: a plain ustar archive, filled up with zeros to one of a few sizes, that tells nothing of times or owners. The browser's scripts
/// make the same.
/// </summary>
internal static class Parcel
{
    private const int Block = 512;

    /// <summary>Packs parts; null when they are too large together.</summary>
    public static byte[]? Pack(IReadOnlyList<(string Name, byte[] Bytes)> parts)
    {
        var filled = parts.Sum(part => (long)Block + Whole(part.Bytes.Length));
        if (SealedSize.ParcelFor(filled + (3 * Block)) is not { } size)
        {
            return null;
        }

        var archive = new byte[size];
        var at = 0;
        foreach (var (name, bytes) in parts.Append(("padding", new byte[size - filled - (3 * Block)])))
        {
            WriteHead(archive.AsSpan(at, Block), name, bytes.Length);
            bytes.CopyTo(archive, at + Block);
            at += Block + Whole(bytes.Length);
        }

        return archive;
    }

    /// <summary>Packs parts and seals them to a recipient; null when they are too large together.</summary>
    public static byte[]? Seal(IReadOnlyList<(string Name, byte[] Bytes)> parts, string recipient)
    {
        if (Pack(parts) is not { } archive)
        {
            return null;
        }

        using var file = new MemoryStream(SealedSize.Of(archive.Length));
        using var writer = AgeFile.Encrypt(file, AgeX25519Recipient.Parse(recipient));
        writer.Write(archive);
        writer.Finish();
        return file.ToArray();
    }

    private static int Whole(int bytes) => (bytes + Block - 1) / Block * Block;

    // POSIX.1-1988's header: name, mode, owner, size, time, checksum, kind.
    private static void WriteHead(Span<byte> head, string name, int length)
    {
        Encoding.ASCII.GetBytes(name, head);
        "0000600\0"u8.CopyTo(head[100..]);
        "0000000\0"u8.CopyTo(head[108..]);
        "0000000\0"u8.CopyTo(head[116..]);
        Octal(head[124..], length, 11);
        "00000000000\0"u8.CopyTo(head[136..]);
        head.Slice(148, 8).Fill((byte)' ');
        head[156] = (byte)'0';
        "ustar\0"u8.CopyTo(head[257..]);
        "00"u8.CopyTo(head[263..]);
        var sum = 0;
        foreach (var one in head)
        {
            sum += one;
        }

        Octal(head[148..], sum, 6);
        head[154] = 0;
    }

    private static void Octal(Span<byte> to, int number, int digits) =>
        Encoding.ASCII.GetBytes(Convert.ToString(number, 8).PadLeft(digits, '0'), to);
}
