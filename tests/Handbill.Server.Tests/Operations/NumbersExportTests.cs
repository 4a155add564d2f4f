using System.Collections.Concurrent;
using System.Text;
using Handbill.Server.Numbers;
using Handbill.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Handbill.Server.Tests.Operations;

/// <summary>What leaves for a collector, read on the wire.</summary>
[Collection(nameof(ConsoleTests))]
public sealed class NumbersExportTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    [Fact]
    public async Task Numbers_go_to_the_collector_that_the_variables_name_and_nothing_of_people_with_them()
    {
        NumbersExport.Begin().ShouldBeNull();
        var cancellation = TestContext.Current.CancellationToken;
        var received = new ConcurrentBag<string>();
        await using var collector = Collector(received);
        await collector.StartAsync(cancellation);
        Environment.SetEnvironmentVariable(Endpoint, $"{collector.Urls.Single()}/v1/metrics");
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        try
        {
            await using var server = await TestServer.StartAsync();
            using (NumbersExport.Begin().ShouldNotBeNull())
            {
                await BackupTests.WriteAsync(server, [], CancellationToken.None, times: 2);
                using var browser = server.Visitor();
                browser.DefaultRequestHeaders.Add("User-Agent", "marigoldplanted");
                await browser.GetAsync("/design?word=marigoldplanted", cancellation);
                await browser.GetAsync("/marigoldplanted", cancellation);
                await browser.GetAsync("/in/depot", cancellation);
                await Task.Delay(200, cancellation);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(Endpoint, null);
            Environment.SetEnvironmentVariable(Protocol, null);
        }

        var all = string.Concat(received);
        all.ShouldContain("handbill.save.duration");
        all.ShouldContain("http.server.request.duration");
        all.ShouldContain("design");
        all.ShouldNotContain("marigoldplanted");
    }

    private static WebApplication Collector(ConcurrentBag<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Add(Encoding.Latin1.GetString(body.ToArray()));
        });
        return collector;
    }
}
