using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Logs;

/// <summary>How a log line reads.</summary>
internal static class LogFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object: at, level, from, event, words, the event's own values, and what went wrong.</summary>
    public static string Json(LogLine line)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", line.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("level", NameOf(line.Level));
            json.WriteString("from", line.From);
            json.WriteString("event", line.Event);
            json.WriteString("words", line.Words);
            foreach (var (name, value) in line.Values)
            {
                WriteValue(json, JsonNamingPolicy.SnakeCaseLower.ConvertName(name), value);
            }

            if (line.Problem is { } problem)
            {
                json.WriteStartArray("problem");
                foreach (var cause in ProblemWords.Chain(problem))
                {
                    json.WriteStringValue(cause);
                }

                json.WriteEndArray();
                json.WriteStartArray("stack");
                foreach (var frame in ProblemWords.Frames(problem))
                {
                    json.WriteStringValue(frame);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The time, the level, the words; and under them what went wrong.</summary>
    public static string Short(LogLine line)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{line.At.ToLocalTime():HH:mm:ss} {NameOf(line.Level),-7} {line.Words}");
        if (line.Problem is { } problem)
        {
            text.Append('\n').Append("         ").AppendJoin(" < ", ProblemWords.Chain(problem));
            foreach (var frame in ProblemWords.Frames(problem).Take(6))
            {
                text.Append('\n').Append("           ").Append(frame);
            }
        }

        return text.ToString();
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "grave",
        _ => "detail",
    };

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
