using Handbill.Ui.Tests.Hosting;

namespace Handbill.Ui.Tests.Headers;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/a/x/app.css")]
    public async Task Every_answer_forbids_what_our_pages_do_not_need(string path)
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldContain("require-trusted-types-for 'script'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        answer.Headers.GetValues("Permissions-Policy").ShouldHaveSingleItem().ShouldContain("camera=()");
    }
}
