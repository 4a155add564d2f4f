using System.Text;

namespace Handbill.Mail;

/// <summary>
/// Plain text in lines that a mail program may join again (RFC 3676, format=flowed): narrow where it knows nothing of it, as wide as its window where it does.
/// </summary>
internal static class FlowedText
{
    private const int LineLength = 72;

    /// <summary>The line before a foot: the only one that ends with a space and does not go on (4.3).</summary>
    private const string Signature = "-- ";

    /// <summary>Breaks each line after a space; the space at the end says that the line goes on.</summary>
    public static string Write(string text)
    {
        var output = new StringBuilder(text.Length + text.Length / LineLength);
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Write(output, line == Signature ? line : line.AsSpan().TrimEnd(' '));
        }

        return output.ToString();
    }

    private static void Write(StringBuilder output, ReadOnlySpan<char> line)
    {
        while (true)
        {
            var end = EndOf(line);
            var part = line[..end];
            if (part is [' ' or '>', ..] || part.StartsWith("From ", StringComparison.Ordinal))
            {
                output.Append(' ');
            }

            output.Append(part).Append('\n');
            line = line[end..];
            if (line.IsEmpty)
            {
                return;
            }
        }
    }

    /// <summary>Where the line breaks: after the last space that fits, or the first at all.</summary>
    private static int EndOf(ReadOnlySpan<char> line)
    {
        if (line.Length <= LineLength)
        {
            return line.Length;
        }

        var last = line[..LineLength].LastIndexOf(' ');
        if (last > 0)
        {
            return last + 1;
        }

        var next = line[LineLength..].IndexOf(' ');
        return next < 0 ? line.Length : LineLength + next + 1;
    }
}
