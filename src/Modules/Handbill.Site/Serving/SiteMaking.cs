using System.Collections.Concurrent;

namespace Handbill.Site.Serving;

/// <summary>
/// Makes an answer once for all who ask for it at the same time: when a feed that is polled a thousand times a second changes, it is written once. Who asks after something changed gets none that was
/// begun before.
/// </summary>
/// <param name="cache">Where answers are kept.</param>
internal sealed class SiteMaking(SiteCache cache)
{
    private readonly ConcurrentDictionary<(string Asked, long Begun), Lazy<Task<KeptAnswer>>> _making = new();

    /// <summary>The answer for an address.</summary>
    /// <param name="key">Under which it is kept.</param>
    /// <param name="asked">The whole question: what differs in anything is made apart, though it may be kept as one.</param>
    /// <param name="make">Makes it; not called where somebody else is at it.</param>
    public async Task<KeptAnswer> MakeAsync(string key, string asked, Func<Task<SiteAnswer>> make)
    {
        var at = (asked, cache.Now);
        var making = _making.GetOrAdd(at, static (of, state) => new(() => KeepAsync(state.Cache, state.Key, of.Begun, state.Make)), (Cache: cache, Key: key, Make: make));
        try
        {
            return await making.Value;
        }
        finally
        {
            _making.TryRemove(KeyValuePair.Create(at, making));
        }
    }

    private static async Task<KeptAnswer> KeepAsync(SiteCache cache, string key, long begun, Func<Task<SiteAnswer>> make) => cache.Keep(key, await make(), begun);
}
