using Handbill.Site.Feeds;

namespace Handbill.Site.Tests.Feeds;

public sealed class WebSubTests
{
    [Fact]
    public void A_ping_names_the_feeds_that_have_news() => WebSub.Ping(new Uri("https://example.org/feed?a=1&b=2"), new Uri("https://example.org/rss"))
        .ShouldBe("hub.mode=publish&hub.url=https%3A%2F%2Fexample.org%2Ffeed%3Fa%3D1%26b%3D2&hub.url=https%3A%2F%2Fexample.org%2Frss");

    [Fact]
    public void The_header_names_hub_and_feed_in_ASCII() => WebSub.LinkHeader(new Uri("https://bücher.example/feed/ä"), new Uri("https://hub.example.org/"))
        .ShouldBe("<https://hub.example.org/>; rel=\"hub\", <https://xn--bcher-kva.example/feed/%C3%A4>; rel=\"self\"");
}
