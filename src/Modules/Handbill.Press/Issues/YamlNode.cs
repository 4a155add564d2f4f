namespace Handbill.Press.Issues;

/// <summary>A value in a YAML file, with the line it stands on.</summary>
internal abstract record YamlNode(int Line);

/// <summary>Text, a number, a date: whatever is no list and no map.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Text">As written, without quotes.</param>
/// <param name="IsPlain">True when it was written without quotes.</param>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    /// <summary>True when nothing was written after the colon.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>Keys and their values, in the order written. No key stands twice.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">Line of the key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
