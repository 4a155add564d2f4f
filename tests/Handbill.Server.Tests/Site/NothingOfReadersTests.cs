using System.Net;
using System.Net.Http.Headers;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Post;
using Handbill.Site.Counting;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>Of who reads nothing stands anywhere in what a server keeps: planted words are sent with every question, and looked for in all its bytes.</summary>
public sealed class NothingOfReadersTests
{
    private const string Planted = "marigoldplanted", Host = "links.example", From = "203.0.113.77", Path = "/read/en", Elsewhere = "lantern-post.example";

    private static readonly string[] Sought = [Planted, From];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Nothing_that_a_reader_sends_but_the_host_they_came_from_is_in_the_store_or_the_data_folder(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var article = await stage.WriteAsync("A press without a guard", "It has been without one since spring.", more: ("Topics", "guards"));
        string[] addresses =
        [
            $"/read/{article.Path}", $"/read/{article.Path}?utm_source={Planted}", Path, $"{Path}/topics/guards", $"{Path}/topics/{Planted}", $"{Path}/{Planted}", $"{Path}/search?q={Planted}", $"{Path}/search/feed.atom?q={Planted}", $"{Path}/feed.atom", $"{Path}/feed.json?{Planted}={Planted}",
            $"{Path}/subscribe", $"{Path}/subscribe/confirm?t={Planted}", $"{Path}/unsubscribe?t={Planted}", "/sitemap.xml", "/robots.txt", $"/{Planted}", $"/?p={Planted}",
        ];
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
        {
            foreach (var address in addresses)
            {
                using var asked = Asked(method, address);
                using var answer = await stage.Reader.SendAsync(asked, Ending);
                ((int)answer.StatusCode).ShouldBeLessThan(500, address);
            }
        }

        await stage.Server.Services.GetRequiredService<ReadCounter>().WriteAsync(Ending);
        var kept = await KeptBytes.OfAsync(stage.Server.Instance);

        // What is kept is looked at: the article is there, and the host that readers came from.
        kept.Where(one => one.Has(article.Path)).ShouldNotBeEmpty();
        kept.Where(one => one.Has(Host)).ShouldNotBeEmpty();
        kept.SelectMany(one => Sought.Where(one.Has).Select(word => $"{word} in {one.Name}")).ShouldBeEmpty();
    }

    // Asked, confirmed, written to, come back, gone: nowhere does it stand as it is.
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task No_address_of_a_subscriber_is_anywhere_as_it_is(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        string[] names = ["marigold.asks", "marigold.reads", "marigold.bounced", "marigold.leaves", "marigold.elsewhere"];
        foreach (var name in names.Skip(1))
        {
            await stage.SubscribeAsync($"{name}@{Elsewhere}");
        }

        (await stage.AskAsync($"{names[0]}@{Elsewhere}")).Status.ShouldBe(HttpStatusCode.OK);
        await stage.LinkAsync($"{names[0]}@{Elsewhere}");
        (await stage.AskAsync($"{names[1]}@{Elsewhere}\r\nBcc: {names[4]}@{Elsewhere}")).Status.ShouldBe(HttpStatusCode.BadRequest);

        // A letter to all; one of them is no more, and one leaves by the letter's link.
        stage.Mailbox.Unknown.TryAdd($"{names[2]}@{Elsewhere}", true).ShouldBeTrue();
        (await stage.SendAsync(await stage.PublishAsync("A press without a guard"))).Count.ShouldBe(3);
        (await stage.SubscribersAsync()).Count.ShouldBe(4);
        HoldNone(await KeptBytes.OfAsync(stage.Server.Instance));

        var letter = stage.Mailbox.Letters.Single(one => one.To.StartsWith(names[3], StringComparison.Ordinal)).Letter;
        var link = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await stage.SubscribersAsync()).Count.ShouldBe(3);
        HoldNone(await KeptBytes.OfAsync(stage.Server.Instance));

        // What is looked at is what is kept.
        void HoldNone(IReadOnlyList<KeptBytes> kept)
        {
            kept.ShouldContain(one => one.Has("A press without a guard"));
            kept.SelectMany(one => names.Append(Elsewhere).Where(one.Has).Select(word => $"{word} in {one.Name}")).ShouldBeEmpty();
        }
    }

    private static HttpRequestMessage Asked(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("name", Planted), new("t", Planted), new("q", Planted)]);
        }

        request.Headers.UserAgent.ParseAdd($"Mozilla/5.0 ({Planted}; {From})");
        request.Headers.Referrer = new Uri($"https://{Host}/{Planted}?who={Planted}#{Planted}");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("x-" + Planted[..8]));
        foreach (var (name, value) in new[] { ("X-Forwarded-For", From), ("Forwarded", $"for={From}"), ("X-Real-IP", From), ("Cookie", $"{Planted}={Planted}"), ("If-None-Match", $"\"{Planted}\""), ("X-Request-Id", Planted), ("traceparent", $"00-{Planted}") })
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
        }

        return request;
    }
}
