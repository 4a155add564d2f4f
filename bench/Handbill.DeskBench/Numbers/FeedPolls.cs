using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Handbill.DeskBench.Served;
using Handbill.Site.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Numbers;

/// <summary>Feeds that are asked for a thousand times a second by who has them already, while somebody publishes once a second: from another process on PostgreSQL, at the desk of the same server on SQLite, which one process has to itself.</summary>
internal static class FeedPolls
{
    private const int ASecond = 1000, Ticks = 100;

    private static readonly string[] Feeds = ["feed.atom", "feed.rss", "feed.json", "sections/section-1/feed.atom", "topics/topic-1/feed.rss"];

    /// <summary>Measures.</summary>
    /// <param name="publish">Publishes an article with this number.</param>
    /// <param name="address">The server.</param>
    /// <param name="seconds">How long.</param>
    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Func<int, Task> publish, Uri address, int seconds)
    {
        using var line = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false }) { BaseAddress = new Uri(address, "/read/en/") };
        var tags = new ConcurrentDictionary<string, EntityTagHeaderValue>(StringComparer.Ordinal);
        foreach (var feed in Feeds)
        {
            using var first = await line.GetAsync(feed);
            tags[feed] = first.EnsureSuccessStatusCode().Headers.ETag!;
        }

        var (times, statuses, errors, asked, began) = (new ConcurrentBag<double>(), new ConcurrentDictionary<HttpStatusCode, int>(), 0, new List<Task>(), Stopwatch.StartNew());
        for (var tick = 0; tick < seconds * Ticks; tick++)
        {
            if (tick % Ticks == Ticks / 2)
            {
                asked.Add(publish(tick));
            }

            for (var one = 0; one < ASecond / Ticks; one++)
            {
                asked.Add(PollAsync(Feeds[((tick * 7) + one) % Feeds.Length]));
            }

            var until = TimeSpan.FromSeconds((tick + 1.0) / Ticks) - began.Elapsed;
            await Task.Delay(until > TimeSpan.Zero ? until : TimeSpan.Zero);
        }

        await Task.WhenAll(asked);
        var all = times.Order().ToList();
        return
        [
            new($"feeds polled {ASecond:N0} times a second for {seconds} s while somebody publishes: errors", 0, errors, "errors", string.Create(
                CultureInfo.InvariantCulture, $"p99 {all[all.Count * 99 / 100]:0.0} ms, longest {all[^1]:0} ms; {string.Join(", ", statuses.OrderBy(one => one.Key).Select(one => $"{(int)one.Key}: {one.Value:N0}"))}; {all.Count / began.Elapsed.TotalSeconds:0} a second")),
        ];

        async Task PollAsync(string feed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, feed);
            request.Headers.IfNoneMatch.Add(tags[feed]);
            var since = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await line.SendAsync(request);
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                statuses.AddOrUpdate(answer.StatusCode, 1, (_, many) => many + 1);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    tags[feed] = answer.Headers.ETag!;
                }
                else if (answer.StatusCode != HttpStatusCode.NotModified)
                {
                    Interlocked.Increment(ref errors);
                }
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref errors);
            }
        }
    }

    /// <summary>Publishes as another process does.</summary>
    public static async Task PublishAsync(IServiceProvider editor, int number)
    {
        await using var scope = editor.CreateAsyncScope();
        var text = new ArticleText { Headline = Headline(number), Body = "It is out.", Section = "Section 1", Topics = "topic 1" };
        await scope.ServiceProvider.GetRequiredService<SiteDesk>().WriteNewAsync(text, "en", DateTimeOffset.UtcNow, CancellationToken.None);
    }

    /// <summary>Publishes by the desk's form.</summary>
    public static async Task PublishAsync(Editor editor, int number)
    {
        const string Form = "/site/articles/new";
        var fields = await editor.FieldsAsync(Form, "At", "__RequestVerificationToken");
        await editor.SendFormAsync(Form, [("Text.Headline", Headline(number)), ("Text.Body", "It is out."), ("Text.Section", "Section 1"), ("Text.Topics", "topic 1"), ("Language", "en"), .. fields]);
    }

    private static string Headline(int number) => $"News at {number}";
}
