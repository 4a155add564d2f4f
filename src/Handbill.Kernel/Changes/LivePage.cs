using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Kernel.Changes;

/// <summary>
/// Keeps pages of one kind in sight fresh, by server-sent events: when something was done the page is looked at again, and what differs is sent. A stream ends
/// after an hour, when its reader goes or the server ends; the browser asks again by itself.
/// </summary>
/// <param name="most">How many may be open in this process; who comes then is told to come later (503).</param>
/// <param name="quiet">How long nothing may be done before a line is sent nevertheless, so that a broken connection is seen.</param>
/// <param name="gathering">How long is waited for what is done together.</param>
public sealed class LivePage(int most, TimeSpan quiet, TimeSpan gathering)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _streams = new(most);

    /// <summary>Sends until nobody reads, or there is nothing more to read.</summary>
    /// <param name="http">The request.</param>
    /// <param name="look">
    /// Looks once, with services of its own each time: roles that were taken away meanwhile are gone from the next look on. Null when there is no such page: 404 at first, the end later.
    /// </param>
    public async Task SendAsync(HttpContext http, Func<IServiceProvider, CancellationToken, Task<LiveNews?>> look)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(ending.Cancel);
        ending.CancelAfter(Longest);
        if (!await _streams.WaitAsync(0, CancellationToken.None))
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            using var listener = http.RequestServices.GetRequiredService<IChangeFeed>().Listen();
            while (await LookAsync(http, look, ending.Token))
            {
                await listener.NewsAsync(quiet, gathering, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The reader went, or the server ends.
        }
        finally
        {
            _streams.Release();
        }
    }

    private static async Task<bool> LookAsync(HttpContext http, Func<IServiceProvider, CancellationToken, Task<LiveNews?>> look, CancellationToken ending)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        if (await look(scope.ServiceProvider, ending) is not { } news)
        {
            http.Response.StatusCode = http.Response.HasStarted ? http.Response.StatusCode : StatusCodes.Status404NotFound;
            return false;
        }

        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await http.Response.WriteAsync("retry: 3000\n\n", ending);
        }

        await http.Response.WriteAsync(news.Lines, ending);
        await http.Response.Body.FlushAsync(ending);
        return news.Over.Length == 0;
    }
}

/// <summary>What a look at a page brought. Each is one line.</summary>
public sealed record LiveNews
{
    /// <summary>Markup whose elements take the place of those with the same id; empty for nothing new.</summary>
    public string Fragment { get; init; } = "";

    /// <summary>Words to read out; empty for none.</summary>
    public string Say { get; init; } = "";

    /// <summary>Words to read out when nothing more will come and the page as a whole is another now; empty as long as it goes on.</summary>
    public string Over { get; init; } = "";

    internal string Lines
    {
        get
        {
            var lines = Event("fragment", Fragment) + Event("say", Say) + Event("over", Over);
            return lines.Length > 0 ? lines : ": here\n\n";
        }
    }

    private static string Event(string name, string data) => data.Length > 0 ? $"event: {name}\ndata: {data}\n\n" : "";
}

/// <summary>Which parts of a page are other than when they were last sent.</summary>
public sealed class LiveParts
{
    private readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);

    /// <summary>The markup where it is new, and empty where it is what was sent last.</summary>
    /// <param name="key">Names the part.</param>
    /// <param name="markup">One line.</param>
    public string Fresh(string key, string markup)
    {
        var isKnown = _sent.GetValueOrDefault(key) == markup;
        _sent[key] = markup;
        return isKnown ? "" : markup;
    }
}
