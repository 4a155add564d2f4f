using System.Net;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Site;

namespace Handbill.Server.Tests.Routes;

/// <summary>Behind a web server on the same machine that speaks HTTPS.</summary>
public sealed class BehindHttpsTests
{
    [Fact]
    public async Task Cookies_and_headers_are_those_of_https_when_the_server_before_it_says_so()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        var plain = await visitor.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        Cookies(plain).ShouldAllBe(cookie => !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));

        using var another = server.Visitor();
        another.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await another.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        Cookies(answer).ShouldNotBeEmpty();
        Cookies(answer).ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Pages_of_the_site_that_are_kept_say_so_too_and_only_where_they_came_by_https()
    {
        await using var server = await OldArchive.OpenAsync(StoreKind.Sqlite);
        foreach (var isHttps in new[] { false, true, false, true })
        {
            using var visitor = server.Visitor();
            if (isHttps)
            {
                visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            }

            foreach (var address in new[] { "/read/en", "/read/en/search?q=gate", "/read/en/feed.atom", "/robots.txt", "/read/en/no/such/page" })
            {
                using var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
                answer.Headers.Contains("Strict-Transport-Security").ShouldBe(isHttps, address);
            }
        }
    }

    [Fact]
    public async Task A_refused_request_is_answered_with_all_headers_that_pages_have()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.ExpectContinue = true;
        using var tooMuch = new ByteArrayContent(new byte[31_000_000]);
        tooMuch.Headers.ContentType = new("application/x-www-form-urlencoded");

        var answer = await visitor.PostAsync("/language", tooMuch, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        foreach (var header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy" })
        {
            answer.Headers.Contains(header).ShouldBeTrue(header);
        }

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("base-uri 'none'");
    }

    private static string[] Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
}
