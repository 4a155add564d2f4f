using System.Globalization;

namespace Handbill.Press.Issues;

/// <summary>
/// The fields of a map, read one by one. What is missing, unknown or of the wrong kind becomes a fault, and reading goes on
/// with a stand-in.
/// </summary>
internal sealed class Fields
{
    private readonly string _file;
    private readonly YamlMap _map;
    private readonly FaultList _faults;

    /// <summary>Looks for keys that nobody knows.</summary>
    /// <param name="file">Name for faults.</param>
    /// <param name="map">What was written.</param>
    /// <param name="known">All keys that may be written.</param>
    /// <param name="faults">Gets the faults.</param>
    public Fields(string file, YamlMap map, IReadOnlyCollection<string> known, FaultList faults)
    {
        _file = file;
        _map = map;
        _faults = faults;
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key, StringComparer.Ordinal))
            {
                faults.Add(file, entry.Line, $"unknown field `{Shown(entry.Key)}`", UnknownRemedy(entry.Key, known));
            }
        }
    }

    /// <summary>Advice for a key that nobody knows.</summary>
    public static string UnknownRemedy(string key, IReadOnlyCollection<string> known, string kind = "fields") =>
        NearestName.Find(key, known) is { } nearest
            ? $"write `{nearest}` if that is meant"
            : $"take it out; the {kind} are {string.Join(", ", known)}";

    public bool Has(string key) => _map.Find(key) is not null;

    /// <summary>Line of a field; of the whole map where the field is missing.</summary>
    public int LineOf(string key) => _map.Find(key)?.Line ?? _map.Line;

    /// <summary>The value as written; null where it is missing.</summary>
    public YamlNode? Node(string key) => _map.Find(key)?.Value;

    /// <summary>Text on one line; line breaks become spaces. A stand-in of "" where a fault was added.</summary>
    /// <param name="key">Which field.</param>
    /// <param name="example">What is put after the colon in advice.</param>
    /// <param name="mayBeEmpty">True when `key: ""` is a fair answer.</param>
    public string RequiredText(string key, string example, bool mayBeEmpty = false)
    {
        if (Scalar(key, "text") is not { } scalar)
        {
            if (!Has(key))
            {
                _faults.Add(_file, _map.Line, $"`{key}` is missing", $"add a line such as `{key}: {example}`");
            }

            return "";
        }

        if (string.IsNullOrWhiteSpace(scalar.Text) || scalar.IsNothing)
        {
            if (!(mayBeEmpty && !scalar.IsNothing))
            {
                var empty = mayBeEmpty ? $"; for none write `{key}: \"\"`" : "";
                _faults.Add(_file, scalar.Line, $"`{key}` is empty", $"write it out, for instance `{key}: {example}`{empty}");
            }

            return "";
        }

        return OneLine(scalar.Text);
    }

    /// <summary>Text on one line; empty where it is missing.</summary>
    public string OptionalText(string key) =>
        Scalar(key, "text") is { IsNothing: false } scalar ? OneLine(scalar.Text) : "";

    /// <summary>A whole number; null where it is missing or a fault was added.</summary>
    public int? Whole(string key, int least, int most, bool required)
    {
        var scalar = Scalar(key, "a whole number");
        if (scalar is null || scalar.IsNothing)
        {
            if (required && (scalar is not null || !Has(key)))
            {
                _faults.Add(_file, scalar?.Line ?? _map.Line, $"`{key}` is missing", $"add a line such as `{key}: {Math.Max(least, 1)}`");
            }

            return null;
        }

        if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < least || number > most)
        {
            _faults.Add(_file, scalar.Line, $"`{key}` is `{Shown(scalar.Text)}`", $"write a whole number from {least} to {most}");
            return null;
        }

        return number;
    }

    /// <summary>A date; null where a fault was added.</summary>
    public DateOnly? RequiredDate(string key)
    {
        var scalar = Scalar(key, "a date such as 2026-11-23");
        if (scalar is null)
        {
            if (!Has(key))
            {
                _faults.Add(_file, _map.Line, $"`{key}` is missing", $"add a line such as `{key}: 2026-11-23`");
            }

            return null;
        }

        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        _faults.Add(_file, scalar.Line, $"`{key}` is `{Shown(scalar.Text)}`, which is no date", "write year, month and day, such as 2026-11-23");
        return null;
    }

    /// <summary>An address on the web; null where it is missing or a fault was added.</summary>
    public string? OptionalWebAddress(string key)
    {
        if (Scalar(key, "an address") is not { IsNothing: false } scalar)
        {
            return null;
        }

        if (scalar.Text.Length <= LongestAddress && Uri.TryCreate(scalar.Text, UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http" && uri.Host.Length > 0 && !scalar.Text.Contains(' ', StringComparison.Ordinal))
        {
            return scalar.Text;
        }

        _faults.Add(_file, scalar.Line, $"`{key}` is `{Shown(scalar.Text)}`", $"write an address of at most {LongestAddress} characters that begins with https://");
        return null;
    }

    /// <summary>A value cut to what fits a message.</summary>
    public static string Shown(string text)
    {
        text = OneLine(text);
        return text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
    }

    // What a QR code of the foot's size can hold and a phone can still read from cheap paper.
    private const int LongestAddress = 200;

    private const int LongestShown = 60;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\u2028'], StringSplitOptions.RemoveEmptyEntries));

    private YamlScalar? Scalar(string key, string kind)
    {
        switch (_map.Find(key)?.Value)
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar;
            case var other:
                _faults.Add(_file, other.Line, $"`{key}` is {(other is YamlList ? "a list" : "a group of fields")}", $"write {kind}");
                return null;
        }
    }
}
