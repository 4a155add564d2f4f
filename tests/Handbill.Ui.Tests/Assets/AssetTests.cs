using System.IO.Compression;
using System.Net;
using Handbill.Ui.Assets;
using Handbill.Ui.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Ui.Tests.Assets;

public sealed class AssetTests : IAsyncLifetime
{
    private Server _server = null!;

    private AssetStore Store => _server.Services.GetRequiredService<AssetStore>();

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("app.css", "text/css; charset=utf-8")]
    [InlineData("app.js", "text/javascript; charset=utf-8")]
    [InlineData("serif.woff2", "font/woff2")]
    [InlineData("handbill.svg", "image/svg+xml")]
    public async Task A_file_is_served_for_ever_under_its_hash(string name, string type)
    {
        using var answer = await _server.GetAsync(Store.Href(name));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_file_comes_packed_to_who_can_unpack_it(string coding)
    {
        using var plain = await _server.GetAsync(Store.Href("app.js"));
        using var packed = await _server.GetAsync(Store.Href("app.js"), ("Accept-Encoding", $"deflate, {coding};q=0.8"));

        packed.Content.Headers.ContentEncoding.ShouldBe([coding]);
        packed.Headers.ETag.ShouldNotBe(plain.Headers.ETag);
        await using var body = await packed.Content.ReadAsStreamAsync();
        await using Stream unpacking = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await unpacking.CopyToAsync(unpacked);
        unpacked.ToArray().ShouldBe(await plain.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_coding_that_is_refused_is_not_used()
    {
        using var answer = await _server.GetAsync(Store.Href("app.js"), ("Accept-Encoding", "br;q=0, gzip;q=0"));

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_there_already_is_not_sent_again()
    {
        using var first = await _server.GetAsync(Store.Href("app.css"), ("Accept-Encoding", "br"));
        using var second = await _server.GetAsync(Store.Href("app.css"), ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString()));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_page_from_before_an_update_gets_the_file_of_today_without_keeping_it()
    {
        using var answer = await _server.GetAsync("/a/0123456789abcdef/app.js");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/a/x/none.css")]
    [InlineData("/a/x/..%2f..%2fappsettings.json")]
    [InlineData("/a/accent/red.css")]
    public async Task What_is_not_embedded_is_not_found(string path)
    {
        using var answer = await _server.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void An_address_of_a_file_that_is_not_there_is_refused_with_the_names_that_are() =>
        Should.Throw<ArgumentException>(() => Store.Href("none.css")).Message.ShouldContain("app.css");

    [Fact]
    public void All_scripts_together_and_the_page_around_them_are_small()
    {
        Packed("app.js").ShouldBeLessThan(35 * 1024);
        // Those that seal and open bring their own cryptography, and are no part of the desk's pages; nor is the search of the site as files.
        string[] elsewhere = ["floor.js", "inbox.js", "site-search.js", "vault.js"];
        Store.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Except(elsewhere).Sum(Packed).ShouldBeLessThan(120 * 1024);
        Packed("floor.js").ShouldBeLessThan(45 * 1024);
        Packed("site-search.js").ShouldBeLessThan(6 * 1024);
        Packed("inbox.js").ShouldBeLessThan(40 * 1024);
        Packed("app.css").ShouldBeLessThan(12 * 1024);
    }

    [Theory]
    [InlineData("ffe14d")]
    [InlineData("000000")]
    [InlineData("ffffff")]
    [InlineData("c8102e")]
    public async Task Any_colour_is_made_readable_on_paper_and_by_night(string colour)
    {
        using var answer = await _server.GetAsync($"/a/accent/{colour}.css");

        var sheet = await answer.Content.ReadAsStringAsync();
        var shades = System.Text.RegularExpressions.Regex.Matches(sheet, "--accent:#([0-9a-f]{6})").Select(match => Accent.Parse(match.Groups[1].Value)!.Value).ToArray();
        shades.Length.ShouldBe(2);
        Accent.Contrast(shades[0], Accent.Parse("fbfaf7")!.Value).ShouldBeGreaterThan(4.5);
        Accent.Contrast(shades[1], Accent.Parse("17181a")!.Value).ShouldBeGreaterThan(4.5);
    }

    private int Packed(string name) => Store.Find(name)!.For("br").Body.Length;
}
