using System.Buffers;

namespace Handbill.Pdf.Document;

/// <summary>
/// Packs bytes as `FlateDecode` reads them (RFC 1950 and 1951). Our own because the runtime's library packs differently on
/// different processors and takes longer to set up than a page takes to pack; this one gives the same bytes everywhere.
/// </summary>
internal static class Deflater
{
    /// <summary>Depth at which nothing is looked for: bytes get short codes by how often they come, and that is all.</summary>
    internal const int CodesOnly = 0;

    private const int BlockWords = 1 << 15;

    // Head of a block with codes of its own: lengths of at most 316 codes in 7 bits each and what comes before them.
    private const int MostHead = 320;

    /// <summary>Appends a zlib stream.</summary>
    /// <param name="bytes">What to pack.</param>
    /// <param name="output">Where to.</param>
    /// <param name="depth">How many earlier places are tried for each match: <see cref="CodesOnly"/>, 1 for the latest, 64 packs best.</param>
    internal static void Pack(ReadOnlySpan<byte> bytes, PdfBuffer output, int depth)
    {
        output.Put(0x78).Put(0x9C);
        Blocks(bytes, output, depth, isLast: true);
        Checksum(bytes, output);
    }

    /// <summary>Appends a zlib stream whose second part is packed by itself, so that it is packed once for all files that have it.</summary>
    /// <param name="bytes">What to pack.</param>
    /// <param name="split">Where the second part begins; 0 when there is none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="depth">How many earlier places are tried in what is not remembered.</param>
    /// <param name="cache">Remembers second parts.</param>
    internal static void Pack(ReadOnlySpan<byte> bytes, int split, PdfBuffer output, int depth, PdfCache cache)
    {
        if (split <= 0 || split >= bytes.Length)
        {
            Pack(bytes, output, depth);
            return;
        }

        output.Put(0x78).Put(0x9C);
        Blocks(bytes[..split], output, depth, isLast: false);
        output.Put(cache.Packed(bytes[split..]));
        Checksum(bytes, output);
    }

    /// <summary>Appends bytes as blocks of deflate (RFC 1951). What is not last ends on a whole byte, so that other blocks can follow.</summary>
    internal static void Blocks(ReadOnlySpan<byte> bytes, PdfBuffer output, int depth, bool isLast)
    {
        // A literal takes at most 15 bits, a match at most 48 for four bytes or more.
        BitSink bits = new(output.Room((2 * bytes.Length) + (MostHead * ((bytes.Length / (BlockWords - 2)) + 1)) + 16 + BitSink.Slack));
        if (depth == CodesOnly)
            HuffmanBlock.Write(ref bits, bytes, isLast);
        else
            MatchedBlocks(ref bits, bytes, depth, isLast);
        if (!isLast)
        {
            // An empty stored block: three bits, then zeros up to the next byte, then its length and the length's complement.
            bits.Put(0, 3);
            bits.Finish();
            bits.Put(0xFFFF_0000u, 32);
        }

        bits.Finish();
        output.Advance(bits.Length);
    }

    private static void MatchedBlocks(ref BitSink bits, ReadOnlySpan<byte> bytes, int depth, bool isLast)
    {
        uint[] words = ArrayPool<uint>.Shared.Rent(BlockWords);
        if (depth == 1)
        {
            QuickMatches matches = new(bytes);
            do
            {
                int count = matches.Next(words.AsSpan(0, BlockWords));
                HuffmanBlock.Write(ref bits, words.AsSpan(0, count), isLast && matches.IsAtEnd);
            }
            while (!matches.IsAtEnd);
            matches.Dispose();
        }
        else
        {
            DeepMatches matches = new(bytes, depth);
            do
            {
                int count = matches.Next(words.AsSpan(0, BlockWords));
                HuffmanBlock.Write(ref bits, words.AsSpan(0, count), isLast && matches.IsAtEnd);
            }
            while (!matches.IsAtEnd);
            matches.Dispose();
        }

        ArrayPool<uint>.Shared.Return(words);
    }

    private static void Checksum(ReadOnlySpan<byte> bytes, PdfBuffer output)
    {
        uint sum = ZlibChecksum.Of(bytes);
        output.Put((byte)(sum >> 24)).Put((byte)(sum >> 16)).Put((byte)(sum >> 8)).Put((byte)sum);
    }
}
