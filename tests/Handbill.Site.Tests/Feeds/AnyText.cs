using System.Text;
using CsCheck;

namespace Handbill.Site.Tests.Feeds;

/// <summary>Text of any kind: all signs there are, halves of pairs, controls, and what ends an element of XML, HTML or JSON.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "]]>", "<![CDATA[", "</script>", "<!--", "-->", "&amp;", "&#0;", "&", "<", ">", "\"", "'", "\\", "\0", "\u0001", "\u001b", "\u007f", "\u0085", "\u2028", "\ud800", "\udc00", "\ufffe", "\uffff",
        "😀", "سلام", "\u202e", "\r", "\r\n", "\n", "\t", " ", "{", "}", "%", "$", "<?xml?>", "</title>", "ER  - ", "é",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]), Gen.Char.Select(sign => sign.ToString()), Gen.String[Gen.Char.AlphaNumeric, 0, 6]);

    public static Gen<string> Any { get; } = Piece.Array[0, 12].Select(string.Concat);

    /// <summary>What a document can say of a text: the definition of XML 1.0, section 2.2, letter by letter.</summary>
    public static string Sayable(string text)
    {
        var said = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                if (rune.Value is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000)
                {
                    said.Append(rune.ToString());
                }

                at += rune.Utf16SequenceLength - 1;
            }
        }

        return said.ToString();
    }
}
