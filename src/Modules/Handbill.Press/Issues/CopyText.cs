using System.Buffers;
using System.Text.Unicode;

namespace Handbill.Press.Issues;

/// <summary>Reads a file of the issue as text.</summary>
internal static class CopyText
{
    /// <summary>Bytes that a file of copy may have. The longest newspaper article is a tenth of it.</summary>
    public const int LongestFile = 1 << 20;

    // Tab and the line ends are the only controls in copy; U+2029 would end a paragraph that Markdown did not end.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Where(IsRefused).Select(code => (char)code)) + "\u2029\uFFFE\uFFFF");

    /// <summary>Reads a file that may be missing.</summary>
    /// <returns>Its text; null when there is none, or when it is no text and a fault was added.</returns>
    public static string? ReadOptional(IIssueFiles files, string path, FaultList faults)
    {
        var reading = files.Read(path, LongestFile);
        return reading.Outcome switch
        {
            FileOutcome.Missing => null,
            FileOutcome.Found => Decode(path, reading.Content, faults),
            _ => Refuse(path, reading.Outcome, faults),
        };
    }

    /// <summary>Reads a file that must be there.</summary>
    /// <param name="files">The issue's files.</param>
    /// <param name="path">Which of them.</param>
    /// <param name="remedy">What to do when it is missing.</param>
    /// <param name="faults">Gets the faults.</param>
    /// <returns>Its text; null when a fault was added.</returns>
    public static string? ReadRequired(IIssueFiles files, string path, string remedy, FaultList faults)
    {
        var reading = files.Read(path, LongestFile);
        if (reading.Outcome == FileOutcome.Missing)
        {
            faults.Add(path, 0, "there is no such file", remedy);
            return null;
        }

        return reading.Outcome == FileOutcome.Found
            ? Decode(path, reading.Content, faults)
            : Refuse(path, reading.Outcome, faults);
    }

    /// <summary>UTF-8 to text, without a byte order mark.</summary>
    /// <returns>The text; null when a fault was added.</returns>
    public static string? Decode(string path, ReadOnlySpan<byte> content, FaultList faults)
    {
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        var buffer = ArrayPool<char>.Shared.Rent(content.Length);
        try
        {
            var status = Utf8.ToUtf16(content, buffer, out var read, out var written, replaceInvalidSequences: false);
            var text = new string(buffer, 0, written);
            if (status != OperationStatus.Done)
            {
                faults.Add(path, LineAt(text, text.Length), $"byte {read} is not UTF-8", "save the file as UTF-8 text");
                return null;
            }

            var control = text.AsSpan().IndexOfAny(Controls);
            if (control >= 0)
            {
                var name = text[control] == 0 ? "a null byte" : $"the control character U+{(int)text[control]:X4}";
                faults.Add(path, LineAt(text, control), $"there is {name} in the text", "take it out, or save the file as UTF-8 text");
                return null;
            }

            return text;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Number of the line, from 1, that a position is on. LF, CR LF and CR end lines.</summary>
    public static int LineAt(ReadOnlySpan<char> text, int position)
    {
        var before = text[..Math.Min(position, text.Length)];
        var lines = before.Count('\n') + 1;
        for (var i = before.IndexOf('\r'); i >= 0 && i < before.Length; i++)
        {
            if (before[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n'))
            {
                lines++;
            }
        }

        return lines;
    }

    private static bool IsRefused(int code) => char.IsControl((char)code) && code is not ('\t' or '\n' or '\r');

    private static string? Refuse(string path, FileOutcome outcome, FaultList faults)
    {
        switch (outcome)
        {
            case FileOutcome.Outside:
                faults.Add(path, 0, "the file is a link out of the issue folder", "put the file itself there");
                break;
            case FileOutcome.TooLong:
                faults.Add(path, 0, $"the file has more than {LongestFile / 1024} KiB", "shorten it: no sheet holds as much");
                break;
            default:
                faults.Add(path, 0, "the file cannot be read", "check that it is a file and that you may read it");
                break;
        }

        return null;
    }
}
