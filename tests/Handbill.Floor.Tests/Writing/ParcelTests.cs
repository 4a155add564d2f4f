using System.Formats.Tar;
using System.Text;
using CsCheck;
using Handbill.Age;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;

namespace Handbill.Floor.Tests.Writing;

public sealed class ParcelTests
{
    [Fact]
    public void A_parcel_has_one_of_a_few_sizes_and_tar_reads_what_was_put_in() =>
        Gen.Byte.Array[0, 70_000].Sample(
            photo =>
            {
                var archive = Parcel.Pack([("text.txt", "Heat in hall two."u8.ToArray()), ("photo-1.jpg", photo)]).ShouldNotBeNull();
                SealedSize.IsPossible(SealedSize.Of(archive.Length)).ShouldBeTrue();
                var found = EntriesOf(archive);
                found.Keys.ShouldBe(["text.txt", "photo-1.jpg", "padding"]);
                Encoding.UTF8.GetString(found["text.txt"]).ShouldBe("Heat in hall two.");
                found["photo-1.jpg"].ShouldBe(photo);
            },
            iter: 50);

    [Fact]
    public void What_is_larger_than_the_largest_size_is_refused() => Parcel.Pack([("photo-1.jpg", new byte[SealedSize.MostParcel])]).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(16_000)]
    [InlineData(300_000)]
    public void A_sealed_parcel_has_the_length_that_the_server_takes_and_its_key_opens_it(int length)
    {
        using var identity = AgeX25519Identity.Generate();
        var file = Parcel.Seal([("text.txt", new byte[length])], identity.Recipient.ToString()).ShouldNotBeNull();

        SealedSize.IsPossible(file.Length).ShouldBeTrue();
        SealedSize.LooksSealed(file).ShouldBeTrue();
        using var opened = new MemoryStream();
        AgeFile.Decrypt(new MemoryStream(file), identity).CopyTo(opened);
        EntriesOf(opened.ToArray())["text.txt"].Length.ShouldBe(length);
    }

    private static Dictionary<string, byte[]> EntriesOf(byte[] archive)
    {
        using var reader = new TarReader(new MemoryStream(archive));
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (reader.GetNextEntry() is { } entry)
        {
            (entry.ModificationTime, entry.Uid, entry.Gid).ShouldBe((DateTimeOffset.UnixEpoch, 0, 0));
            entry.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            found.Add(entry.Name, content.ToArray());
        }

        return found;
    }
}
