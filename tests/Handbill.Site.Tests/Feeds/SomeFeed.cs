using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

internal static class SomeFeed
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 30, 5, TimeSpan.FromHours(2));

    public static FeedHead Head { get; } = new()
    {
        Id = "tag:example.org,2026:feed",
        Title = "The Gate",
        Subtitle = "News from the works & the yard",
        Publisher = "Works Council",
        Home = new Uri("https://example.org/"),
        Self = new Uri("https://example.org/feed?page=1&size=2"),
        Next = new Uri("https://example.org/feed?page=2&size=2"),
        Hub = new Uri("https://hub.example.org/"),
        Icon = new Uri("https://example.org/icon.png"),
        Language = "en",
        Updated = Noon,
    };

    public static FeedEntry Entry { get; } = new()
    {
        Id = "https://example.org/2026/canteen",
        Address = new Uri("https://example.org/2026/canteen"),
        Title = "Canteen: prices <up> & queues",
        Standfirst = "Soup & bread < 3 euros",
        Body = "<p>It was <em>said</em> &amp; done.</p>",
        Authors = ["Ana Ruiz", "Bo Lind"],
        Published = Noon,
        Updated = Noon.AddHours(1),
        Topics = ["Canteen", "Pay & hours"],
        Language = "en",
        Picture = new FeedPicture(new Uri("https://example.org/soup.jpg"), "image/jpeg", 12_345),
    };

    public static FeedEntry Arabic { get; } = Entry with
    {
        Id = "tag:example.org,2026:2",
        Address = new Uri("https://example.org/ar/2"),
        Title = "مطعم",
        Standfirst = "",
        Body = "<p>سلام <a href=\"/ar/1?a=1&amp;b=2\">هنا</a></p>",
        Authors = [],
        Topics = [],
        Language = "ar",
        IsRightToLeft = true,
        Picture = null,
    };

    public static FeedEntry Retracted { get; } = Entry with { Id = "tag:example.org,2026:3", Address = new Uri("https://example.org/3"), Retraction = "Taken back: the figures were wrong." };

    public static IReadOnlyList<FeedEntry> Entries { get; } = [Entry, Arabic, Retracted];

    /// <summary>Entries in which every text is any.</summary>
    public static FeedEntry With(string text, int number) => Entry with
    {
        Id = $"tag:example.org,2026:any-{number}",
        Address = new Uri($"https://example.org/any/{number}"),
        Title = text,
        Standfirst = text + "s",
        Body = text,
        Authors = [text],
        Topics = [text],
        Picture = null,
        Updated = Noon.AddMinutes(number),
    };
}
