using CsCheck;

namespace Handbill.Age.Tests;

public sealed class RoundTripTests
{
    private static readonly AgeX25519Identity Mine = AgeX25519Identity.Generate();
    private static readonly AgeX25519Identity Other = AgeX25519Identity.Generate();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(131072)]
    [InlineData(200_000)]
    public void Content_of_any_size_comes_back(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);

        Files.Open(Files.Seal(content, Other.Recipient, Mine.Recipient), Mine).ShouldBe(content);
    }

    [Fact]
    public void Content_comes_back_however_it_is_cut_into_writes_and_reads() =>
        Gen.Select(Gen.Int[0, 3].SelectMany(chunks => Gen.Int[-3, 3].Select(off => Math.Max(0, (chunks * 65536) + off))), Gen.Int[1, 100_000], Gen.Int[1, 100_000]).Sample(
            (size, write, read) =>
            {
                var content = new byte[size];
                new Random(size).NextBytes(content);
                using var output = new MemoryStream();
                using var writer = AgeFile.Encrypt(output, Mine.Recipient);
                for (var at = 0; at < size; at += write)
                {
                    writer.Write(content, at, Math.Min(write, size - at));
                }

                writer.Finish();
                output.Position = 0;
                using var reader = AgeFile.Decrypt(output, Mine);
                var back = new byte[size + 1];
                var held = 0;
                while (reader.Read(back, held, Math.Min(read, back.Length - held)) is > 0 and var got)
                {
                    held += got;
                }

                return back.AsSpan(0, held).SequenceEqual(content);
            },
            iter: 200);

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        var file = Files.Seal(new byte[70_000], Mine.Recipient);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var forged = (byte[])file.Clone();
                forged[at] ^= change;
                Should.Throw<AgeException>(() => Files.Open(forged, Mine));
            },
            iter: 500);
        for (var at = 0; at < 300; at++)
        {
            var forged = (byte[])file.Clone();
            forged[at] ^= 1;
            Should.Throw<AgeException>(() => Files.Open(forged, Mine));
        }
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_or_goes_on_is_found()
    {
        var file = Files.Seal(new byte[140_000], Mine.Recipient);
        Gen.Int[0, file.Length - 1].Sample(length => { Should.Throw<AgeException>(() => Files.Open(file[..length], Mine)); }, iter: 500);
        Should.Throw<AgeException>(() => Files.Open([.. file, 0], Mine));
    }

    [Fact]
    public void Chunks_cannot_change_places()
    {
        var file = Files.Seal([.. Enumerable.Repeat((byte)1, 65536), .. Enumerable.Repeat((byte)2, 65536), 3], Mine.Recipient);
        var first = file.Length - 17 - (2 * 65552);
        byte[] forged = [.. file[..first], .. file[(first + 65552)..(first + (2 * 65552))], .. file[first..(first + 65552)], .. file[^17..]];

        Should.Throw<AgeException>(() => Files.Open(forged, Mine));
    }

    [Fact]
    public void A_file_that_was_not_finished_does_not_open()
    {
        using var output = new MemoryStream();
        using (var writer = AgeFile.Encrypt(output, Mine.Recipient))
        {
            writer.Write(new byte[100_000]);
        }

        Should.Throw<AgeException>(() => Files.Open(output.ToArray(), Mine)).Message.ShouldContain("cut off");
    }

    [Fact]
    public void Another_key_or_passphrase_is_told_apart()
    {
        var toKey = Files.Seal([1], Other.Recipient);
        var toPassphrase = Files.Seal([1], new AgePassphrase("the kettle is on", 10));

        Should.Throw<AgeException>(() => Files.Open(toKey, Mine)).Message.ShouldContain("encrypted to others");
        Should.Throw<AgeException>(() => Files.Open(toKey, new AgePassphrase("x"))).Message.ShouldContain("give the identity");
        Should.Throw<AgeException>(() => Files.Open(toPassphrase, Mine)).Message.ShouldContain("with a passphrase");
        Should.Throw<AgeException>(() => Files.Open(toPassphrase, new AgePassphrase("the kettle is off"))).Message.ShouldContain("not the one");
        Should.Throw<AgeException>(() => Files.Open("plain"u8.ToArray(), Mine)).Message.ShouldContain("not encrypted");
        Files.Open(toPassphrase, new AgePassphrase("the kettle is on")).ShouldBe([1]);
        Should.Throw<ArgumentException>(() => Files.Seal([1], new AgePassphrase("x"), Mine.Recipient));
    }

    [Fact]
    public void Bytes_of_any_kind_open_nothing_and_break_nothing() =>
        Gen.Byte.Array[0, 400].Sample(
            bytes =>
            {
                Should.Throw<AgeException>(() => Files.Open(bytes, Mine));
                Should.Throw<AgeException>(() => Files.Open([.. "age-encryption.org/v1\n-> "u8, .. bytes], Mine));
            },
            iter: 2000);
}
