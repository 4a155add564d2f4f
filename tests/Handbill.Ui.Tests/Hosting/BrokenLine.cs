using System.Text;
using Microsoft.AspNetCore.Http;

namespace Handbill.Ui.Tests.Hosting;

/// <summary>A slow line: a page that is asked for with <c>?until=</c> and a part of it is sent up to the end of that part, and the rest when the test says so. The browser does not know how to
/// wait for the rest before it shows something, but with <c>?waits=</c>.</summary>
internal sealed class BrokenLine : IDisposable
{
    private readonly SemaphoreSlim _rest = new(0);

    /// <summary>Sends the rest.</summary>
    public void GoOn() => _rest.Release();

    public async Task SendAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Query["until"].FirstOrDefault() is not { } until)
        {
            await next(http);
            return;
        }

        var line = http.Response.Body;
        using var whole = new MemoryStream();
        http.Response.Body = whole;
        await next(http);
        http.Response.Body = line;
        var page = Encoding.UTF8.GetString(whole.ToArray());
        if (!http.Request.Query.ContainsKey("waits"))
        {
            page = page.Replace("rel=\"expect\"", "rel=\"unheard-of\"", StringComparison.Ordinal);
        }

        var broken = page.IndexOf(until, StringComparison.Ordinal) + until.Length;
        await http.Response.WriteAsync(page[..broken], http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await _rest.WaitAsync(http.RequestAborted);
        await http.Response.WriteAsync(page[broken..], http.RequestAborted);
    }

    public void Dispose() => _rest.Dispose();
}
