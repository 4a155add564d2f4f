using System.Buffers.Binary;

namespace Handbill.Age;

/// <summary>STREAM: chunks are numbered, and the last one says that it is, so that none can be moved, left out or put at the end.</summary>
internal struct ChunkNonce
{
    /// <summary>Content of a chunk that is not the last.</summary>
    public const int ChunkSize = 64 * 1024;

    /// <summary>What sealing adds to each.</summary>
    public const int TagSize = 16;

    private ulong _number;

    /// <summary>Writes the nonce of the next chunk: 11 bytes of its number, and 1 for the last.</summary>
    public void Next(Span<byte> nonce, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[3..], _number++);
        nonce[11] = isLast ? (byte)1 : (byte)0;
    }

    /// <summary>Whether no chunk went before.</summary>
    public readonly bool IsFirst => _number == 0;
}
