using System.Collections.Concurrent;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Counting;

/// <summary>
/// Counts reads in memory and writes sums now and then: how often an article was read on a day, and from which hosts readers came. Of a reader nothing is kept, not even that two reads were one's.
/// </summary>
internal sealed partial class ReadCounter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReadCounter> log) : BackgroundService
{
    // Of made-up referrers, so many hosts a minute are told apart.
    private const int MostHosts = 500;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<ArticleId, StrongCount> _reads = new();
    private ConcurrentDictionary<string, StrongCount> _hosts = new(StringComparer.Ordinal);

    /// <summary>Counts a read.</summary>
    /// <param name="article">What was read.</param>
    /// <param name="referrer">The page that led to it, as the browser says; only its host is looked at.</param>
    public void Count(ArticleId article, string? referrer)
    {
        _reads.GetOrAdd(article, static _ => new StrongCount()).Add();
        if (HostOf(referrer) is { } host && (_hosts.Count < MostHosts || _hosts.ContainsKey(host)))
        {
            _hosts.GetOrAdd(host, static _ => new StrongCount()).Add();
        }
    }

    /// <summary>The host of a referrer; null when it names none.</summary>
    public static string? HostOf(string? referrer) =>
        !string.IsNullOrEmpty(referrer) && referrer.Length < 2000 && Uri.TryCreate(referrer, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IdnHost.Length is > 0 and <= 100
            ? uri.IdnHost.ToLowerInvariant()
            : null;

    /// <summary>Writes what was counted since.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var reads = Interlocked.Exchange(ref _reads, new ConcurrentDictionary<ArticleId, StrongCount>());
        var hosts = Interlocked.Exchange(ref _hosts, new ConcurrentDictionary<string, StrongCount>(StringComparer.Ordinal));
        if (reads.IsEmpty && hosts.IsEmpty)
        {
            return;
        }

        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await AddAsync(scope.ServiceProvider.GetRequiredService<HandbillDb>(), day, reads, hosts, cancellation);
        }
        catch
        {
            // Counted again with the next.
            foreach (var (article, count) in reads)
            {
                _reads.GetOrAdd(article, static _ => new StrongCount()).Add(count.Value);
            }

            foreach (var (host, count) in hosts)
            {
                _hosts.GetOrAdd(host, static _ => new StrongCount()).Add(count.Value);
            }

            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await WriteAsync(CancellationToken.None);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
            }
        }
    }

    // Several processes add to the same sums.
    private static async Task AddAsync(
        HandbillDb db, DateOnly day, IReadOnlyDictionary<ArticleId, StrongCount> reads, IReadOnlyDictionary<string, StrongCount> hosts, CancellationToken cancellation)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Calendar, cancellation);
        var articles = reads.Keys.ToList();
        var known = await db.Set<ReadCount>().Where(one => one.Day == day && EF.Parameter(articles).Contains(one.ArticleId)).ToDictionaryAsync(one => one.ArticleId, cancellation);
        var there = (await db.Set<Article>().Where(one => EF.Parameter(articles).Contains(one.Id)).Select(one => one.Id).ToListAsync(cancellation)).ToHashSet();
        foreach (var (article, count) in reads.Where(one => there.Contains(one.Key)))
        {
            if (known.TryGetValue(article, out var row))
            {
                row.Reads += count.Value;
            }
            else
            {
                db.Add(new ReadCount { ArticleId = article, Day = day, Reads = count.Value });
            }
        }

        var names = hosts.Keys.ToList();
        var from = await db.Set<ReferrerCount>().Where(one => one.Day == day && EF.Parameter(names).Contains(one.Host)).ToDictionaryAsync(one => one.Host, cancellation);
        foreach (var (host, count) in hosts)
        {
            if (from.TryGetValue(host, out var row))
            {
                row.Reads += count.Value;
            }
            else
            {
                db.Add(new ReferrerCount { Host = host, Day = day, Reads = count.Value });
            }
        }

        await db.SaveChangesAsync(cancellation);
        await all.CommitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The numbers of readers could not be written; they are with the next.")]
    private partial void SayFailed(Exception problem);
}

/// <summary>A number that many add to.</summary>
internal sealed class StrongCount
{
    private long _value;

    public long Value => Volatile.Read(ref _value);

    public void Add(long more = 1) => Interlocked.Add(ref _value, more);
}
