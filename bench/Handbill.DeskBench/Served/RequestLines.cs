using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace Handbill.DeskBench.Served;

/// <summary>The lines of the server's own log: how long each request took there, from its first line to its last byte.</summary>
internal sealed class RequestLines
{
    private readonly Channel<RequestLine> _lines = Channel.CreateUnbounded<RequestLine>();

    /// <summary>Lines that are not of a request: what went wrong.</summary>
    public ConcurrentQueue<string> Others { get; } = [];

    /// <summary>Begins to read a log, to its end.</summary>
    public void Begin(TextReader log) => _ = ReadAsync(log);

    /// <summary>Waits for the next request of a route that begins so; others before it are passed over.</summary>
    public async Task<RequestLine> NextAsync(string route)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await _lines.Reader.ReadAsync(patience.Token) is var line && line.Route.StartsWith(route, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    /// <summary>All that were written since the last look.</summary>
    public IReadOnlyList<RequestLine> Take()
    {
        var all = new List<RequestLine>();
        while (_lines.Reader.TryRead(out var line))
        {
            all.Add(line);
        }

        return all;
    }

    private async Task ReadAsync(TextReader log)
    {
        while (await log.ReadLineAsync() is { } text)
        {
            if (Parse(text) is { } line)
            {
                _lines.Writer.TryWrite(line);
            }
            else
            {
                Others.Enqueue(text);
            }
        }

        _lines.Writer.Complete();
    }

    private static RequestLine? Parse(string text)
    {
        if (!text.StartsWith('{'))
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return root.GetProperty("event").GetString() == "request"
            ? new RequestLine(
                root.GetProperty("method").GetString()!, root.GetProperty("route").GetString()!, root.GetProperty("status").GetInt32(), root.GetProperty("milliseconds").GetDouble())
            : null;
    }
}

/// <summary>One request, as the server saw it.</summary>
internal sealed record RequestLine(string Method, string Route, int Status, double Milliseconds);
