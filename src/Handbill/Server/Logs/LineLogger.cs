using Microsoft.Extensions.Logging;

namespace Handbill.Server.Logs;

/// <summary>
/// Writes logs a line an event: JSON for programs, short lines for a terminal. Lines of our own say what they say; of what others' code has to
/// say only the words stand that are in the code, never the values in them, since these may be what somebody typed.
/// </summary>
internal sealed class LineLogger(TextWriter output, bool json, TimeProvider clock) : ILoggerProvider
{
    // The host's own line for a start that failed, which the command says in words.
    private const string ToldByTheCommand = "HostedServiceStartupFaulted";

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock = clock;

    /// <summary>To standard error, so that standard output keeps what the command has to say.</summary>
    public static LineLogger ToConsole() => new(Console.Error, Console.IsErrorRedirected, TimeProvider.System);

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(LogLine line)
    {
        var text = json ? LogFormat.Json(line) : LogFormat.Short(line);
        lock (_gate)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }

    private sealed class Category(LineLogger lines, string name) : ILogger
    {
        private readonly bool _ours = name.StartsWith("Handbill", StringComparison.Ordinal);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == ToldByTheCommand)
            {
                return;
            }

            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            var template = values.FirstOrDefault(value => value.Key == "{OriginalFormat}").Value as string;
            lines.Write(new LogLine(
                lines._clock.GetUtcNow(),
                logLevel,
                name,
                eventId.Name ?? "",
                _ours ? formatter(state, exception) : template ?? "",
                _ours ? [.. values.Where(value => value.Key != "{OriginalFormat}")] : [],
                exception));
        }
    }
}

/// <summary>One event, before it is written.</summary>
internal sealed record LogLine(
    DateTimeOffset At, LogLevel Level, string From, string Event, string Words, IReadOnlyList<KeyValuePair<string, object?>> Values, Exception? Problem);
