using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Handbill.Site.Imports;

/// <summary>
/// The text of a file that may not be written in the encoding it names. Bytes that are no UTF-8 are read as Windows-1252, which is what older programs
/// wrote when they said UTF-8; what says it is Latin-1 but is UTF-8 is read as that (as browsers take Latin-1 for Windows-1252: WHATWG Encoding, 4.2).
/// </summary>
internal sealed partial class ArchiveText
{
    private const int Sample = 64 * 1024;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly WesternBytes _repairs = new();

    /// <summary>How many places were not in the encoding that the file names.</summary>
    public int Repaired => _repairs.Count;

    /// <summary>Opens text from the start of a stream, which is closed with it.</summary>
    public TextReader Open(Stream stream)
    {
        var buffer = new byte[Sample];
        var head = buffer[..stream.ReadAtLeast(buffer, Sample, throwOnEndOfStream: false)];
        return new StreamReader(new HeadedStream(head, stream), EncodingOf(head), detectEncodingFromByteOrderMarks: !IsUtf8Marked(head), Sample);
    }

    // The mark of UTF-8 would put a reader of its own in place of ours, that repairs nothing; as text it is a blank.
    private static bool IsUtf8Marked(byte[] head) => head is [0xEF, 0xBB, 0xBF, ..];

    private Encoding EncodingOf(byte[] head)
    {
        var named = Declared().Match(Encoding.Latin1.GetString(head, 0, Math.Min(head.Length, 300)));
        var name = named.Success ? named.Groups["name"].Value : "utf-8";
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || IsUtf8(head))
        {
            return Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, _repairs);
        }

        return Named(name) ?? Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, _repairs);
    }

    private static Encoding? Named(string name)
    {
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            return Western;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The end of the sample may stand in the middle of a letter.
    private static bool IsUtf8(byte[] sample)
    {
        var end = sample.Length;
        while (end > 0 && sample.Length - end < 4 && sample[end - 1] >= 0x80)
        {
            end--;
        }

        return Utf8.IsValid(sample.AsSpan(0, end));
    }

    [GeneratedRegex("""^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]*?encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();
}
