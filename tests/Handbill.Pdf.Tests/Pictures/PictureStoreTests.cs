using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;

namespace Handbill.Pdf.Tests.Pictures;

public sealed class PictureStoreTests
{
    [Fact]
    public void Thousand_editions_with_one_picture_encode_it_once()
    {
        var store = new PictureStore();
        var file = TestPictures.Jpeg(300, 200);
        var reads = 0;
        for (var i = 0; i < 3; i++)
        {
            store.Add($"images/{i}.jpg", () =>
            {
                Interlocked.Increment(ref reads);
                return file;
            });
        }

        var pictures = new PictureData[1000];
        Parallel.For(0, 1000, i => pictures[i] = store.Get($"images/{i % 3}.jpg", PictureUse.Print, 60 + (i % 10 / 10.0), 40));
        pictures.ShouldAllBe(picture => ReferenceEquals(picture, pictures[0]));
        reads.ShouldBe(4);
    }

    [Fact]
    public void Uses_and_sizes_are_kept_apart()
    {
        var store = new PictureStore();
        store.Add("a", TestPictures.Png(900, 600));
        var large = store.Get("a", PictureUse.Print, 200, 133);
        store.Get("a", PictureUse.Print, 100, 66).Width.ShouldBeLessThan(large.Width);
        store.Get("a", PictureUse.Reading, 200, 133).Color.ShouldNotBe(large.Color);
        store.Get("a", PictureUse.Print, 200, 133).ShouldBeSameAs(large);
    }

    [Fact]
    public void Cache_stays_within_its_bound()
    {
        var cache = new EncodedCache(1000);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[300];
            cache.Get(new EncodedKey("h", PictureUse.Print, i), () => new PictureData(bytes, PictureFilter.Flate, 1, 1, 8, PictureColor.Gray));
            cache.Held.ShouldBeLessThanOrEqualTo(1000);
        }

        cache.Held.ShouldBe(900);
        var again = 0;
        cache.Get(new EncodedKey("h", PictureUse.Print, 49), () => throw new InvalidOperationException());
        cache.Get(new EncodedKey("h", PictureUse.Print, 3), () =>
        {
            again++;
            return new PictureData(new byte[300], PictureFilter.Flate, 1, 1, 8, PictureColor.Gray);
        });
        again.ShouldBe(1);
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        var cache = new EncodedCache(1000);
        var key = new EncodedKey("h", PictureUse.Print, 1);
        Should.Throw<IOException>(() => cache.Get(key, () => throw new IOException()));
        cache.Get(key, () => new PictureData(new byte[10], PictureFilter.Flate, 1, 1, 8, PictureColor.Gray)).Bytes.Length.ShouldBe(10);
        cache.Held.ShouldBe(10);
    }

    [Fact]
    public void Unknown_picture_and_changed_bytes_are_broken_promises()
    {
        var store = new PictureStore();
        Should.Throw<KeyNotFoundException>(() => store.Get("a", PictureUse.Print, 10, 10));
        var file = TestPictures.Jpeg(40, 30);
        store.Add("a", () => file);
        file = TestPictures.Jpeg(30, 40);
        Should.Throw<InvalidDataException>(() => store.Get("a", PictureUse.Print, 10, 10));
    }

    [Fact]
    public void Refused_picture_is_not_added()
    {
        var store = new PictureStore();
        store.Add("a", "GIF89a...."u8.ToArray()).ShouldBeOfType<PictureRefusal>();
        Should.Throw<KeyNotFoundException>(() => store.Get("a", PictureUse.Print, 10, 10));
    }

    [Fact]
    public void Same_picture_gives_the_same_bytes()
    {
        foreach (var file in (byte[][])[TestPictures.Jpeg(900, 600), TestPictures.Png(900, 600), TestPictures.WebP(900, 600)])
        {
            foreach (var use in Enum.GetValues<PictureUse>())
            {
                TestPictures.Pack(file, use, 100).Bytes.ToArray().ShouldBe(TestPictures.Pack(file, use, 100).Bytes.ToArray());
            }
        }
    }
}
