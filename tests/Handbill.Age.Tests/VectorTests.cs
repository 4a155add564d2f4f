using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Age.Tests;

/// <summary>The format's own test files: what must open gives exactly its content, and what must not open does not.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Names { get; } =
        [.. Directory.GetFiles(Files.Vectors).Select(path => Path.GetFileName(path)!).Where(name => name != "stamp").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_test_file_of_the_format_opens_or_is_refused_as_it_says(string name)
    {
        var vector = Vector.Read(Path.Combine(Files.Vectors, name));
        Assert.SkipWhen(vector.Identity.StartsWith("AGE-SECRET-KEY-PQ-", StringComparison.Ordinal), "Keys that withstand quantum computers are not read.");
        IAgeIdentity identity = vector.Passphrase is { } passphrase ? new AgePassphrase(passphrase)
            : vector.Identity.Length > 0 ? AgeX25519Identity.Parse(vector.Identity) : AgeX25519Identity.Generate();
        using var released = new MemoryStream();
        var open = () =>
        {
            using var content = AgeFile.Decrypt(new MemoryStream(vector.File), identity);
            content.CopyTo(released);
        };

        if (vector.Expect == "success" && !vector.IsArmored)
        {
            open();
        }
        else
        {
            Should.Throw<AgeException>(open);
        }

        // Of a file that turns out to be damaged we may hand out less than the reference does: a chunk waits until it is known whether more comes.
        if (vector.Expect == "success" && !vector.IsArmored)
        {
            Convert.ToHexStringLower(SHA256.HashData(released.ToArray())).ShouldBe(vector.PayloadHash);
        }
    }

    private sealed record Vector(string Expect, string PayloadHash, string Identity, string? Passphrase, bool IsArmored, byte[] File)
    {
        public static Vector Read(string path)
        {
            var bytes = System.IO.File.ReadAllBytes(path);
            var end = bytes.AsSpan().IndexOf("\n\n"u8);
            var fields = Encoding.UTF8.GetString(bytes, 0, end).Split('\n').Select(line => line.Split(": ", 2)).ToLookup(line => line[0], line => line[1], StringComparer.Ordinal);
            var file = bytes[(end + 2)..];
            if (fields["compressed"].Any())
            {
                using var inflated = new MemoryStream();
                using var packed = new ZLibStream(new MemoryStream(file), CompressionMode.Decompress);
                packed.CopyTo(inflated);
                file = inflated.ToArray();
            }

            return new Vector(
                fields["expect"].Single(), fields["payload"].FirstOrDefault() ?? "", fields["identity"].FirstOrDefault() ?? "",
                fields["passphrase"].FirstOrDefault(), fields["armored"].Any(), file);
        }
    }
}
