using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Post;

namespace Handbill.Server.Tests.Site;

/// <summary>Whatever bytes stand in an address or are sent to one, the site answers and does not fail.</summary>
public sealed class AnyAddressTests
{
    private static readonly string[] Odd =
    [
        "%00", "%0d%0a", "%ff%fe", "%ed%a0%80", "%", "%zz", "..", "%2e%2e", "%2f", "%5c", "é", "%F0%9F%98%80", "عربي", "'", "\"", "<", "%25", "+", ";", ":", "::$DATA", "con", "0", "-1", "999999999999", "2147483647", "1", "2026", "2999", "1000",
        "en", "es", "xx", "archive", "search", "issues", "sections", "topics", "authors", "series", "workplaces", "feed.atom", "feed.json", "book.epub", "cite.bib", "files", "cards", "tokens.css", "work", "a-press", "ffff.png", "subscribe", "about", "",
    ];

    private static readonly string[] Fields = ["address", "address", "address", "publication", "workplace", "language", "name", "sure", "t", "", "address[]", "%00"];

    private static readonly string[] Kinds = ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=nonsense", "multipart/form-data; boundary=b", "multipart/form-data", "text/plain", "%00", ""];

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

    private static async Task NoneFailsAsync(Uri server, IReadOnlyList<Asked> all)
    {
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (asked, ending) =>
        {
            var status = await AskAsync(server, asked, ending);
            if (status is < 200 or >= 500)
            {
                wrong.Enqueue($"{status} {asked}");
            }
        });
        wrong.ShouldBeEmpty();
    }

    private static Gen<string> Piece() => Gen.OneOf(
        One(Odd), One(Odd), Gen.Byte.Array[0, 12].Select(bytes => string.Concat(bytes.Select(one => $"%{one:x2}"))),
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

    // By the socket, as no client would send it.
    private static async Task<int> AskAsync(Uri server, Asked asked, CancellationToken ending)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, ending);
        await using var stream = client.GetStream();
        var address = asked.Address.Replace(' ', '+');
        var body = asked.Kind is null ? "" : $"Content-Type: {asked.Kind}\r\nContent-Length: {Encoding.UTF8.GetByteCount(asked.Body)}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{(asked.Kind is null ? "GET" : "POST")} {address} HTTP/1.1\r\nHost: {server.Authority}\r\n{body}Connection: close\r\n\r\n{asked.Body}"), ending);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return (await reader.ReadLineAsync(ending))?.Split(' ') is [_, var code, ..] ? int.Parse(code, CultureInfo.InvariantCulture) : 0;
    }

    // With the kind of what is sent, it is sent there.
    private sealed record Asked(string Address, string? Kind = null, string Body = "");
}
