using System.IO.Compression;
using System.Text;
using CsCheck;
using Handbill.Pdf.Document;
using Handbill.Pdf.Tests.Samples;

namespace Handbill.Pdf.Tests;

public sealed class DeflaterTests
{
    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 5000];

    // Few letters and long repeats: matches of all lengths and distances.
    private static readonly Gen<byte[]> Repeats = Gen.Select(
        Gen.Byte[0, 3].Array[1, 300], Gen.Int[1, 900], (unit, times) => Enumerable.Repeat(unit, times).SelectMany(b => b).Take(150_000).ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void What_is_packed_unpacks_to_itself(int depth) =>
        Gen.OneOf(Noise, Repeats).Sample(bytes => Unpack(Pack(bytes, depth)).AsSpan().SequenceEqual(bytes), iter: 200);

    [Fact]
    public void A_code_that_would_be_too_long_is_cut()
    {
        // Counts that grow like Fibonacci's numbers make a Huffman code as deep as it can be.
        List<byte> bytes = [];
        int a = 1;
        int b = 1;
        for (int symbol = 0; symbol < 24; symbol++)
        {
            for (int i = 0; i < a; i++)
                bytes.Add((byte)(symbol * 9));
            (a, b) = (b, Math.Min(a + b, 30_000));
        }

        byte[] shuffled = [.. bytes.Select((value, index) => (value, Key: (uint)(index * 2654435761u))).OrderBy(pair => pair.Key).Select(pair => pair.value)];
        Unpack(Pack(shuffled, 1)).ShouldBe(shuffled);
    }

    [Fact]
    public void Text_packs_as_small_as_with_the_usual_library()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i => Editions.Body[(i * 7 % 100)..] + i)));
        using MemoryStream usual = new();
        using (ZLibStream packer = new(usual, CompressionLevel.Optimal, leaveOpen: true))
            packer.Write(text);
        Pack(text, 64).Length.ShouldBeLessThan((int)usual.Length * 11 / 10);
    }

    private static byte[] Pack(byte[] bytes, int depth)
    {
        using PdfBuffer output = new(16);
        Deflater.Pack(bytes, output, depth);
        return output.Written.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using ZLibStream unpacker = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream plain = new();
        unpacker.CopyTo(plain);
        return plain.ToArray();
    }
}
