using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Runs;

/// <summary>Writes and reads `fit.json`: how every edition of the issue fits, one line each.</summary>
internal static class FitFile
{
    // Names in any script stay readable: the file is never put inside a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole file.</summary>
    /// <param name="issue">Number of the issue.</param>
    /// <param name="slugs">All editions of the issue, in its order.</param>
    /// <param name="made">Those that were made now.</param>
    /// <param name="earlier">What an earlier run told of others, as <see cref="ReadEntries"/> gives it.</param>
    public static ArrayBufferWriter<byte> Whole(
        int issue, IEnumerable<string> slugs, IEnumerable<EditionResult> made, IReadOnlyDictionary<string, string> earlier)
    {
        var results = made.ToDictionary(edition => edition.Slug, StringComparer.Ordinal);
        var output = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(output, Options);
        Put(output, $"{{\"issue\":{issue},\"editions\":[");
        var separator = "\n";
        foreach (var slug in slugs)
        {
            if (results.TryGetValue(slug, out var result))
            {
                Put(output, separator);
                json.Reset();
                WriteEntry(json, result);
                json.Flush();
                separator = ",\n";
            }
            else if (earlier.TryGetValue(slug, out var entry))
            {
                Put(output, separator);
                Put(output, entry);
                separator = ",\n";
            }
        }

        Put(output, "\n]}\n");
        return output;
    }

    /// <summary>Entries that an earlier run left, by slug; none when there is no file or it is not ours to read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="issue">Number of the issue that it was of.</param>
    /// <param name="wanted">Whether an entry's text is wanted; otherwise it is listed with an empty one.</param>
    public static Dictionary<string, string> ReadEntries(string path, out int? issue, bool wanted)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        issue = null;
        if (!File.Exists(path))
        {
            return entries;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            issue = json.RootElement.GetProperty("issue").GetInt32();
            foreach (var edition in json.RootElement.GetProperty("editions").EnumerateArray())
            {
                entries[edition.GetProperty("slug").GetString()!] = wanted ? edition.GetRawText() : "";
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentNullException)
        {
            entries.Clear();
        }

        return entries;
    }

    /// <summary>Writes one edition as a JSON object.</summary>
    public static void WriteEntry(Utf8JsonWriter json, EditionResult edition)
    {
        json.WriteStartObject();
        json.WriteString("slug", edition.Slug);
        json.WriteString("workplace", edition.Workplace);
        json.WriteString("language", edition.Language);
        json.WriteNumber("pages", edition.Pages);
        WriteSide(json, "front", edition.Front);
        WriteSide(json, "back", edition.Back);
        json.WriteNumber("milliseconds", Math.Round(edition.Milliseconds, 1));
        json.WriteEndObject();
    }

    private static void Put(ArrayBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    private static void WriteSide(Utf8JsonWriter json, string name, SideFit side)
    {
        json.WriteStartObject(name);
        switch (side.Outcome)
        {
            case FitOutcome.Fitted:
                json.WriteString("fit", "fitted");
                json.WriteNumber("size_pt", Math.Round(side.Size, 2));
                json.WriteNumber("leading_pt", Math.Round(side.Leading, 2));
                json.WriteNumber("words", side.Words);
                break;
            case FitOutcome.Overset:
                WriteMisfit(json, side, "overset", "cut_words", "cut_lines");
                break;
            default:
                WriteMisfit(json, side, "underset", "room_words", "room_lines");
                break;
        }

        WriteNames(json, "held", side.Held);
        WriteNames(json, "filled", side.Filled);
        json.WriteEndObject();
    }

    private static void WriteMisfit(Utf8JsonWriter json, SideFit side, string fit, string words, string lines)
    {
        json.WriteString("fit", fit);
        json.WriteNumber("words", side.Words);
        json.WriteNumber(words, side.WordsOff);
        json.WriteNumber(lines, side.LinesOff);
        if (side.Nearest is not null)
        {
            json.WriteString("nearest", side.Nearest);
        }
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
