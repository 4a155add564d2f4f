using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Post;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>Whatever bytes stand in an address or are sent to one, the site answers, does not fail, and what it says is whole: UTF-8, XML that is well formed, JSON.</summary>
public sealed class AnyAddressTests
{
    private static readonly string[] Odd =
    [
        "%00", "%0d%0a", "%ff%fe", "%ed%a0%80", "%", "%zz", "..", "%2e%2e", "%2f", "%5c", "é", "%F0%9F%98%80", "عربي", "'", "\"", "<", "%25", "+", ";", ":", "::$DATA", "con", "0", "-1", "999999999999", "2147483647", "1", "2026", "2999", "1000",
        "en", "es", "xx", "archive", "search", "issues", "sections", "topics", "authors", "series", "workplaces", "feed.atom", "feed.json", "book.epub", "cite.bib", "files", "cards", "tokens.css", "work", "a-press", "ffff.png", "subscribe", "about", "",
    ];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Fields = ["address", "address", "address", "publication", "workplace", "language", "name", "sure", "t", "", "address[]", "%00"];

    private static readonly string[] Kinds = ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=nonsense", "multipart/form-data; boundary=b", "multipart/form-data", "text/plain", "%00", ""];

    // All of the site's own addresses that something can be sent to.
    private static readonly string[] Taking = ["/read/{language}/subscribe", "/read/{language}/subscribe/confirm", "/read/{language}/unsubscribe"];

    private static readonly string[] Names = ["q", "page", "year", "order", "section", "workplace", "language", "publication", "x", "", "q[]", "%00"];

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Whatever_stands_in_an_address_the_answer_is_no_failure(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        await stage.WriteAsync("A press", "Without a guard.", more: [("Section", "Work"), ("Topics", "guards, presses"), ("Authors", "Ada Brandt")]);
        var piece = Piece();
        var path = piece.Array[0, 6].Select(parts => "/read/" + string.Join('/', parts));
        var query = Gen.Select(One(Names), piece, (name, value) => $"{name}={value}").Array[0, 4].Select(parts => parts.Length == 0 ? "" : "?" + string.Join('&', parts));
        var map = piece.Select(part => $"/sitemap-{part}.xml");
        var search = Gen.Select(query, One("en", "es"), (asked, language) => $"/read/{language}/search{asked}");
        await Gen.OneOf(Gen.Select(path, query, (one, other) => one + other), search, map).Array[300].SampleAsync(addresses => NoneFailsAsync(stage.Server.Url, [.. addresses.Concat(Fixed()).Select(address => new Asked(address))]), iter: 1, threads: 1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Whatever_is_sent_to_an_address_the_answer_is_no_failure(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.AddPublicationAsync("early-shift");
        await stage.AddPublicationAsync("night-bell");
        var piece = Piece();
        var to = Gen.OneOf(
            Gen.Select(Gen.OneOf(One("en", "xx"), piece), One("subscribe", "subscribe", "subscribe/confirm?t=", "unsubscribe?t=", ""), piece, (language, name, token) => $"/read/{language}/{name}{(name.EndsWith('=') ? token : "")}"),
            piece.Array[0, 6].Select(parts => "/read/" + string.Join('/', parts)));
        var address = Gen.Select(Gen.OneOf(piece, Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters))), One("example.org", "%00", "xn--%ff", ""), (local, host) => $"{local}%40{host}");
        var form = Gen.Select(One(Fields), Gen.OneOf(address, piece, One("early-shift", "night-bell")), (name, value) => $"{name}={value}").Array[0, 5].Select(fields => string.Join('&', fields));
        await Gen.Select(to, One(Kinds), form, (path, of, body) => new Asked(path, of, body)).Array[200].SampleAsync(sent => NoneFailsAsync(stage.Server.Url, [.. Sent(), .. sent]), iter: 1, threads: 1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Any_bytes_at_all_may_be_sent_to_every_address_that_takes_something(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.AddPublicationAsync("early-shift");
        stage.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.RoutePattern.RawText!.StartsWith("/read", StringComparison.Ordinal) && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(one => one.RoutePattern.RawText!).Order(StringComparer.Ordinal).ShouldBe(Taking);

        var language = Gen.OneOf(One("en"), Bytes(0, 12), Piece());
        var to = Gen.Select(One(Taking), language, Gen.OneOf(Bytes(0, 60), Piece()), Gen.OneOf(Bytes(0, 12), Piece()), (route, spoken, token, more) => $"{route.Replace("{language}", spoken, StringComparison.Ordinal)}?t={token}&{more}");
        var form = Gen.Select(One(Fields), Gen.OneOf(Bytes(0, 60), Piece()), (name, value) => $"{name}={value}").Array[0, 5].Select(fields => string.Join('&', fields));
        var parts = Gen.Select(One(Fields), Bytes(0, 60), (name, value) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").Array[0, 4].Select(all => string.Concat(all) + "--b--\r\n");
        await Gen.Select(to, Gen.OneOf(One(Kinds), Bytes(0, 20, isLine: true)), Gen.OneOf(form, parts, Bytes(0, 400)), (path, of, body) => new Asked(path, of, body)).Array[300].SampleAsync(sent => NoneFailsAsync(stage.Server.Url, sent), iter: 1, threads: 1);

        // Where a real link was cut or a letter of it is another.
        await stage.AskAsync("dana@example.org");
        var link = await stage.LinkAsync("dana@example.org");
        var at = link.IndexOf("t=", StringComparison.Ordinal) + 2;
        await Gen.Select(Gen.Int[at, link.Length - 2], Gen.Byte, (place, other) => (place, other)).Array[60].SampleAsync(
            changes => NoneFailsAsync(stage.Server.Url, [.. changes.SelectMany(one => new[] { link[..one.place], link[..one.place] + $"%{one.other:x2}" + link[(one.place + 1)..] }).Where(path => !Same(path, link)).Select(path => new Asked(path, Kinds[0]))]), iter: 1, threads: 1);
        (await stage.SubscribersAsync()).ShouldAllBe(one => one.ConfirmedAt == null);
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await stage.SubscribersAsync()).Count(one => one.ConfirmedAt != null).ShouldBe(1);

        static bool Same(string one, string other) => Uri.UnescapeDataString(one) == other;
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Any_bytes_at_all_may_be_looked_for(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        await stage.WriteAsync("A press", "Without a guard.", more: [("Section", "Work"), ("Topics", "guards, presses"), ("Authors", "Ada Brandt")]);
        (await stage.TextAsync("/read/en/search/feed.atom?q=press")).ShouldContain("A press");
        var value = Gen.OneOf(Bytes(0, 400), Bytes(0, 400).Select(Percent), Piece(), Piece().Select(piece => $"press {piece}"));
        var query = Gen.Select(One([.. Names, "q", "q"]), value, (name, text) => $"{name}={text}").Array[1, 4].Select(parts => string.Join('&', parts));
        await Gen.Select(One("search", "search", "search/feed.atom", "search/feed.rss", "search/feed.json"), query, (page, asked) => new Asked($"/read/en/{page}?q=press&{asked}".Replace("q=press&q", "q", StringComparison.Ordinal)))
            .Array[400].SampleAsync(all => NoneFailsAsync(stage.Server.Url, [.. Questions(), .. all]), iter: 1, threads: 1);
    }

    // Each sign of one byte alone and with a word; a pair of signs that the longest question cuts in two; signs that XML does not know.
    private static IEnumerable<Asked> Questions() =>
        from page in new[] { "search", "search/feed.atom", "search/feed.rss", "search/feed.json" }
        from text in Enumerable.Range(0, 256).Where(code => page == "search" || code < 48).Select(code => $"press%{code:x2}")
            .Concat([new string('a', 199) + "%F0%9F%98%80", string.Concat(Enumerable.Repeat("%F0%9F%98%80", 150)), "press%EF%BF%BE%EF%BF%BF", "press%ED%A0%80", "press%00%00", "%22press%00%22", "-%01", "%F4%8F%BF%BF", "%F4%90%80%80", "press]]%3E", "%3C!--", "%26%23x0;press"])
        select new Asked($"/read/en/{page}?q={text}&year=2026");

    private static async Task NoneFailsAsync(Uri server, IReadOnlyList<Asked> all)
    {
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (asked, ending) =>
        {
            var answer = await AskAsync(server, asked, ending);
            if (FaultIn(answer) is { } fault)
            {
                wrong.Enqueue($"{fault}: {asked}");
            }
        });
        wrong.ShouldBeEmpty();
    }

    private static string? FaultIn(string answer)
    {
        var (head, body) = answer.Split("\r\n\r\n", 2) is [var before, var after] ? (before, after) : (answer, "");
        var status = head.Split(' ') is [_, var code, ..] ? int.Parse(code, CultureInfo.InvariantCulture) : 0;
        if (status is < 200 or >= 500)
        {
            return status == 0 ? "no answer" : $"{status}";
        }

        var type = Array.Find(head.Split("\r\n"), line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)) ?? "";
        try
        {
            var text = type.Contains("utf-8", StringComparison.Ordinal) && !head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? Strict.GetString(Encoding.Latin1.GetBytes(body)) : "";
            if (text.Length > 0 && type.Contains("xml", StringComparison.Ordinal))
            {
                XDocument.Parse(text);
            }

            if (text.Length > 0 && type.Contains("json", StringComparison.Ordinal))
            {
                JsonDocument.Parse(text).Dispose();
            }

            return null;
        }
        catch (Exception problem) when (problem is DecoderFallbackException or System.Xml.XmlException or JsonException)
        {
            return $"{status} is not whole, {problem.Message}";
        }
    }

    // Whatever bytes there are, a sign for each.
    private static Gen<string> Bytes(int least, int most, bool isLine = false) =>
        Gen.Byte.Array[least, most].Select(Encoding.Latin1.GetString).Select(text => isLine ? text.Replace('\r', ' ').Replace('\n', ' ') : text);

    private static string Percent(string bytes) => string.Concat(bytes.Select(one => $"%{(int)one:x2}"));

    // Text as its bytes, a sign for each.
    private static string Wire(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static Gen<string> Piece() => Gen.OneOf(
        One(Odd).Select(Wire), One(Odd).Select(Wire), Gen.Byte.Array[0, 12].Select(bytes => string.Concat(bytes.Select(one => $"%{one:x2}"))),
        Gen.Char['!', '~'].Array[0, 30].Select(letters => new string(letters).Replace("#", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)));

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static IEnumerable<string> Fixed() =>
    [
        "/read/" + new string('a', 7000), "/read/en/" + string.Join('/', Enumerable.Repeat("a", 2000)), "/read/en/search?q=" + new string('%', 3000), "/read/en/search?q=" + string.Concat(Enumerable.Repeat("%22", 1000)),
        "/read/en/search?q=" + string.Concat(Enumerable.Repeat("a*+", 900)), "/read/en/search?page=2147483647&q=press", "/read/en/search?page=-2147483648&q=press", "/read/en/search?q=press&q=guard&page=1&page=2", "/read/en/search?year=99999999999999999999&q=press",
        "/read/en/archive?page=10000", "/read/en/archive?page=99999999999", "/read/en/archive/0000", "/read/en/archive/2999", "/read/en/issues?year=0", "/read/en/issues/x/y/z/book.epub", "/sitemap-2147483647.xml", "/sitemap-99999999999.xml", "/sitemap--1.xml", "/sitemap-%00.xml",
        "/read/cards/" + new string('0', 32) + "-1.png", "/read/files/" + new string('0', 64) + ".png", "/read/files/%00", "/read/en/sections/%00", "/read/en/2026/11/%00", "/read/en/search?section=%00&workplace=%00&publication=%00&language=%00&q=press%00",
    ];

    private static IEnumerable<Asked> Sent()
    {
        const string Form = "application/x-www-form-urlencoded", Good = "address=ann%40example.org";
        foreach (var language in new[] { "en", "xx", new string('a', 36), new string('a', 3000), "%00", "en%00", "%ff" })
        {
            yield return new Asked($"/read/{language}/subscribe", Form, Good);
            yield return new Asked($"/read/{language}/subscribe/confirm?t=x", Form, "");
            yield return new Asked($"/read/{language}/unsubscribe?t=x", Form, "List-Unsubscribe=One-Click");
        }

        foreach (var more in new[] { "&language=" + new string('e', 5000), "&language=%00", "&publication=early-shift&publication=%00&workplace=%00", string.Concat(Enumerable.Repeat("&publication=early-shift", 100)), "&sure=%00&name=%00", string.Concat(Enumerable.Repeat("&a=b", 1000)) })
        {
            yield return new Asked("/read/en/subscribe", Form, $"address=bob{more.Length}%40example.org{more}");
        }

        foreach (var token in new[] { new string('A', 3000), new string('A', 7000), "====", "%00", "%ff%fe", "-", "_", "A", "AAAA", "CfDJ8" + new string('A', 200) })
        {
            yield return new Asked($"/read/en/subscribe/confirm?t={token}", Form, "");
            yield return new Asked($"/read/en/unsubscribe?t={token}", Form, "");
        }

        yield return new Asked("/read/en/subscribe", Form, new string('a', 30_000));
        yield return new Asked("/read/en/subscribe", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"address\"\r\n\r\ncarol@example.org");
    }

    // By the socket, as no client would send it. A sign of the question or of the answer is a byte.
    private static async Task<string> AskAsync(Uri server, Asked asked, CancellationToken ending)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, ending);
        await using var stream = client.GetStream();

        // What ends an address is not in it: a question without its version is answered 505, before anybody looks at it.
        var address = asked.Address.Replace(' ', '+').Replace('\r', '+').Replace('\n', '+');
        var body = asked.Kind is null ? "" : $"Content-Type: {asked.Kind}\r\nContent-Length: {asked.Body.Length}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{(asked.Kind is null ? "GET" : "POST")} {address} HTTP/1.1\r\nHost: {server.Authority}\r\n{body}Connection: close\r\n\r\n{asked.Body}"), ending);
        var answer = new StringBuilder();
        try
        {
            var buffer = new byte[16_384];
            while (await stream.ReadAsync(buffer, ending) is var read and > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server answers before it read all, and ends the connection.
        }

        return answer.ToString();
    }

    // With the kind of what is sent, it is sent there.
    private sealed record Asked(string Address, string? Kind = null, string Body = "");
}
