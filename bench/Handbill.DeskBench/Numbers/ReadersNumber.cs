using System.Globalization;
using System.IO.Compression;
using Handbill.Benchmarks.Corpus;
using Handbill.Demo;
using Handbill.DeskBench.Served;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Server;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Numbers;

/// <summary>
/// Readers of the public site: an article's page, warm, asked for by a program on the same two cores, and nginx giving out the same bytes as a file in the same run, in turns; then feeds that are polled
/// while somebody publishes.
/// </summary>
internal static class ReadersNumber
{
    private const int Rounds = 3, Seconds = 10, Articles = 300, Turns = 5;

    private const string Publisher = "Publisher of news";

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        var (seconds, rounds) = (bench.IsTrial ? 1 : Seconds, bench.Turns(Rounds));
        var isAgainst = server is null && File.Exists(Wrk.Program) && File.Exists(NginxProcess.Program);
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"readers on {(server is null ? "SQLite" : "PostgreSQL")}: {(isAgainst ? $"wrk for {(2 + (Turns * rounds)) * seconds} s, " : "")}feeds polled for {seconds} s, and before that {bench.Turns(Articles)} articles are published"));
        await using var fresh = await FreshInstance.MakeAsync(server);
        await using var editor = await HandbillServer.PrepareAsync(fresh.Instance, Bench.AnyPort, CancellationToken.None);
        var path = await FillAsync(editor.Services, Path.Combine(bench.Root, "samples"), bench.Turns(Articles));
        var link = await LinkAsync(editor.Services);
        await using var served = await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort);

        // What is kept in memory is the same on both stores.
        var pages = isAgainst ? await AgainstNginxAsync(new Uri(served.Address, path), seconds, rounds) : [];
        if (server is not null)
        {
            return [.. pages, .. await FeedPolls.MeasureAsync(number => FeedPolls.PublishAsync(editor.Services, number), served.Address, seconds)];
        }

        using var desk = await Editor.SignInAsync(served.Address, link);
        return [.. pages, .. await FeedPolls.MeasureAsync(number => FeedPolls.PublishAsync(desk, number), served.Address, seconds)];
    }

    private static async Task<IReadOnlyList<Measured>> AgainstNginxAsync(Uri page, int seconds, int rounds)
    {
        using var line = new HttpClient();
        var bytes = await line.GetByteArrayAsync(page);
        await using var peer = await NginxProcess.StartAsync(("page.html", bytes), ("page.html.gz", Packed(bytes)));
        var file = new Uri(peer.Address, "page.html");
        await Wrk.RunAsync(page, "", seconds);
        await Wrk.RunAsync(page, "gzip", seconds);
        await Wrk.RunAsync(file, "", 1);

        var (plain, packed, brotli, theirs, theirPacked) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            plain.Add(await Wrk.RunAsync(page, "", seconds));
            theirs.Add(await Wrk.RunAsync(file, "", seconds));
            packed.Add(await Wrk.RunAsync(page, "gzip", seconds));
            theirPacked.Add(await Wrk.RunAsync(file, "gzip", seconds));
            brotli.Add(await Wrk.RunAsync(page, "br", seconds));
        }

        var (ratio, packedRatio) = (plain.Zip(theirs, (our, their) => our / their).ToList(), packed.Zip(theirPacked, (our, their) => our / their).ToList());
        return
        [
            new($"an article of {bytes.Length / 1000.0:0.0} kB, warm, wrk on the same cores", -20_000, -plain.Middle(), "requests a second", string.Create(
                CultureInfo.InvariantCulture, $"nginx {theirs.Middle():0}; in gzip {packed.Middle():0}, nginx {theirPacked.Middle():0}; in brotli {brotli.Middle():0}")),
            new("against nginx with the same bytes as a file, in the same run", -0.5, -ratio.Middle(), "", string.Create(CultureInfo.InvariantCulture, $"rounds {string.Join(", ", ratio.Select(one => $"{one:0.00}"))}")),
            new("the same in gzip", -0.5, -packedRatio.Middle(), "", string.Create(CultureInfo.InvariantCulture, $"rounds {string.Join(", ", packedRatio.Select(one => $"{one:0.00}"))}")),
        ];
    }

    // By which somebody signs in who may publish.
    private static async Task<string> LinkAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        await accounts.MakeAsync(Publisher, [(Role.EditorialBoard, Scope.Organisation)], CancellationToken.None);
        return (await accounts.SignInLinkAsync(Publisher, TimeSpan.FromHours(1), CancellationToken.None))!;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    // Gives the path of the newest.
    private static async Task<string> FillAsync(IServiceProvider services, string samples, int many)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await DemoOrganisation.FillAsync(scope.ServiceProvider, samples, CancellationToken.None);
            var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
            db.Add(new SiteSetting { IsOpen = true, Host = "https://news.example.org", Language = "en", Version = 1 });
            await db.SaveChangesAsync();
        }

        foreach (var (number, row) in NewsRows.Read(Path.Combine(Places.Corpus, "wikinews", "wikinews_2019.csv")).Take(many).Index())
        {
            await using var scope = services.CreateAsyncScope();
            var text = new ArticleText { Headline = row.Title, Body = row.Text, Section = $"Section {number % 5}", Topics = $"topic {number % 20}, theme {number % 7}" };
            await scope.ServiceProvider.GetRequiredService<SiteDesk>().WriteNewAsync(text, "en", row.Date, CancellationToken.None);
        }

        await using var last = services.CreateAsyncScope();
        var articles = last.ServiceProvider.GetRequiredService<HandbillDb>().Set<Site.Articles.Article>();
        return "/read/" + await articles.OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Select(one => one.Path).FirstAsync();
    }
}
