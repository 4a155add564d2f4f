namespace Handbill.Press.Folders;

/// <summary>Brings Markdown to the form that desks keep: lines end in a line feed, no empty lines around it.</summary>
internal static class CopyTrim
{
    public static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    public static string Body(string text)
    {
        text = Lines(text).TrimEnd(' ', '\t', '\n');
        var start = 0;
        for (var at = 0; at < text.Length && text[at] is ' ' or '\t' or '\n'; at++)
        {
            start = text[at] == '\n' ? at + 1 : start;
        }

        return text[start..];
    }

    /// <summary>A headline on one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\u2028'], StringSplitOptions.RemoveEmptyEntries));
}
