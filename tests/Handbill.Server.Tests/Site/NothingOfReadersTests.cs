using System.Net.Http.Headers;
using System.Text;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Counting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handbill.Server.Tests.Site;

/// <summary>Of who reads nothing stands anywhere in what a server keeps: planted words are sent with every question, and looked for in all its bytes.</summary>
public sealed class NothingOfReadersTests
{
    private const string Planted = "marigoldplanted", Host = "links.example", From = "203.0.113.77", Path = "/read/en";

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
        var kept = await KeptAsync(stage.Server.Instance);

        // What is kept is looked at: the article is there, and the host that readers came from.
        kept.Where(one => Has(one.Bytes, article.Path)).ShouldNotBeEmpty();
        kept.Where(one => Has(one.Bytes, Host)).ShouldNotBeEmpty();
        kept.SelectMany(one => Sought.Where(word => Has(one.Bytes, word)).Select(word => $"{word} in {one.Name}")).ShouldBeEmpty();
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

    // All files of the data folder as they stand while the server runs, journals with them; of PostgreSQL all rows of all tables besides.
    private static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> KeptAsync(Instance instance)
    {
        var kept = new List<(string Name, byte[] Bytes)>();
        foreach (var file in Directory.EnumerateFiles(instance.Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, Ending);
            kept.Add((file, all.ToArray()));
        }

        if (instance.Database is not { } database)
        {
            kept.ShouldContain(one => one.Name.EndsWith("-wal", StringComparison.Ordinal) && one.Bytes.Length > 0);
            return kept;
        }

        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
        await using (var reader = await command.ExecuteReaderAsync(Ending))
        {
            while (await reader.ReadAsync(Ending))
            {
                tables.Add(reader.GetString(0));
            }
        }

        await using var connection = await source.OpenConnectionAsync(Ending);
        foreach (var table in tables)
        {
            using var rows = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT", Ending);
            kept.Add((table, Encoding.UTF8.GetBytes(await rows.ReadToEndAsync(Ending))));
        }

        kept.Count(one => one.Bytes.Length > 0).ShouldBeGreaterThan(5);
        return kept;
    }

    // Text, or bytes as COPY writes them.
    private static bool Has(byte[] bytes, string word) => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))), Encoding.UTF8.GetBytes(word.ToUpperInvariant()) }
        .Any(form => bytes.AsSpan().IndexOf(form) >= 0);
}
