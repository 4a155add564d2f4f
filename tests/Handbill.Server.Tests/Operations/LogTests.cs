using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using Handbill.Groups.Contracts;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Operations;

/// <summary>Planted words are sent everywhere a stranger can put words, and looked for in the logs.</summary>
public sealed class LogTests
{
    private const string Sentinel = "marigoldplanted";

    [Fact]
    public async Task No_name_text_or_address_gets_into_the_logs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        await using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
        await using var app = await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", cancellation, logs);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ISetUp>().FoundAsync("Riverside Workers", "en", "Europe/Lisbon", cancellation);
        }

        app.MapPost("/break/{word}", string (string word, HttpRequest request) => throw new FormatException($"'{word}' {request.Headers.UserAgent}", new InvalidOperationException(word)));
        app.MapGet("/own/{word}", (string word) => word);
        await app.StartAsync(cancellation);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        browser.DefaultRequestHeaders.Add("User-Agent", $"Mozilla/{Sentinel}");
        browser.DefaultRequestHeaders.Add("Referer", $"http://{Sentinel}.example/{Sentinel}");
        browser.DefaultRequestHeaders.Add("Cookie", $"handbill={Sentinel}; hb-language={Sentinel}; {Sentinel}={Sentinel}");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", Sentinel);
        browser.DefaultRequestHeaders.Add("Accept-Language", Sentinel);
        foreach (var address in (string[])["/", "/sign-in", "/design", "/health", "/ready", "/in/depot", "/own", "/a/x/app.css", "/language"])
        {
            await browser.GetAsync($"{address.TrimEnd('/')}/{Sentinel}?{Sentinel}={Sentinel}", cancellation);
            await browser.GetAsync($"{address}?word={Sentinel}", cancellation);
            using var form = new FormUrlEncodedContent([new(Sentinel, Sentinel), new("language", Sentinel), new("__RequestVerificationToken", Sentinel)]);
            await browser.PostAsync(address, form, cancellation);
            using var upload = new MultipartFormDataContent { { new StringContent(Sentinel), Sentinel, Sentinel } };
            await browser.PostAsync(address, upload, cancellation);
            using var odd = new HttpRequestMessage(new HttpMethod(Sentinel.ToUpperInvariant()), address);
            await browser.SendAsync(odd, cancellation);
        }

        var broken = await browser.PostAsync($"/break/{Sentinel}", new StringContent(Sentinel), cancellation);
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await broken.Content.ReadAsStringAsync(cancellation);
        page.ShouldNotContain(Sentinel);

        await app.StopAsync(cancellation);
        var lines = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => !line.Contains(Sentinel, StringComparison.OrdinalIgnoreCase) && !line.Contains("127.0.0.1", StringComparison.Ordinal));
        lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.GetProperty("level").GetString() != "detail");
        lines.ShouldContain(line => line.Contains("\"route\":\"/own/{word}\"", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains("\"/in", StringComparison.Ordinal));
        var failure = JsonDocument.Parse(lines.Single(line => line.Contains("\"event\":\"failure\"", StringComparison.Ordinal))).RootElement;
        failure.GetProperty("problem")[0].GetString().ShouldBe("System.FormatException");
        page.ShouldContain(failure.GetProperty("number").GetString()!);
    }

    [Fact]
    public void What_others_code_says_is_kept_without_its_values_and_ours_with_them()
    {
        using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
#pragma warning disable CA2254, CA1848 // As others' code may write it.
        logs.CreateLogger("Microsoft.Something").LogWarning("Cannot read {Value}", "a name");
        logs.CreateLogger("Handbill.Something").LogWarning("Cannot read {Value}", 7);
#pragma warning restore CA2254, CA1848
        var lines = written.ToString();

        lines.ShouldContain("Cannot read {Value}");
        lines.ShouldNotContain("a name");
        lines.ShouldContain("Cannot read 7");
        lines.ShouldContain("\"value\":7");
    }

    [Fact]
    public void Lines_for_a_terminal_are_short()
    {
        using var written = new StringWriter();
        using var logs = new LineLogger(written, json: false, TimeProvider.System);
        logs.CreateLogger("Handbill.Server").Log(LogLevel.Information, new EventId(1, "request"), "GET / 200 3.1 ms", null, (words, _) => words);

        written.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldEndWith("info    GET / 200 3.1 ms");
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Keys_are_readable_by_their_owner_only_and_nothing_is_warned_of()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        await using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
        await using var app = await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", TestContext.Current.CancellationToken, logs);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var key = Directory.GetFiles(Path.Combine(store.Instance.Data, "keys"), "*.xml").ShouldHaveSingleItem();
        File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(store.Instance.Data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await app.StopAsync(TestContext.Current.CancellationToken);
        written.ToString().ShouldBeEmpty();
    }
}
