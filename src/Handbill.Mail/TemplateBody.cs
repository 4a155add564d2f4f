using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Mail;

/// <summary>A letter's body, encoded but for its marks.</summary>
internal sealed class TemplateBody
{
    private readonly IReadOnlyList<Piece> _pieces;

    private TemplateBody(IReadOnlyList<Piece> pieces, IReadOnlyList<HeaderField> headers)
    {
        _pieces = pieces;
        Headers = headers;
        Length = pieces.Sum(piece => piece.Fixed.Length);
    }

    /// <summary>What says how the body is to be read.</summary>
    public IReadOnlyList<HeaderField> Headers { get; }

    /// <summary>Bytes without what stands in for marks.</summary>
    public int Length { get; }

    public bool HasMarks => _pieces.Any(piece => piece.Mark is not null);

    public static TemplateBody Of(Letter letter)
    {
        var plain = FlowedText.Write(letter.Plain);
        var pieces = new Pieces();
        if (letter.Html is not { } html)
        {
            pieces.Encode(plain, isHtml: false);
            return new TemplateBody(pieces.End(), [new("MIME-Version", "1.0"), .. Describe("plain")]);
        }

        html = html.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var boundary = Boundary(plain, html);
        foreach (var (kind, text) in new[] { ("plain", plain), ("html", html) })
        {
            pieces.Raw($"--{boundary}\r\n");
            pieces.Raw(string.Concat(Describe(kind).Select(field => $"{field.Name}: {field.Value}\r\n")) + "\r\n");
            pieces.Encode(text, kind == "html");
        }

        pieces.Raw($"--{boundary}--\r\n");
        return new TemplateBody(pieces.End(), [new("MIME-Version", "1.0"), new("Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"")]);
    }

    /// <summary>Writes it for one reader; for none where there are no marks.</summary>
    public void WriteTo(IBufferWriter<byte> output, Addressee? addressee)
    {
        foreach (var piece in _pieces)
        {
            output.Write(piece.Fixed);
            if (piece.Mark is { } mark && addressee is not null)
            {
                var value = LetterMark.ValueOf(mark, addressee).ReplaceLineEndings(" ");
                var encoder = new QuotedPrintable(output);
                encoder.Write(Encoding.UTF8.GetBytes(piece.IsHtml ? WebUtility.HtmlEncode(value) : value));
                encoder.EndLine();
            }
        }
    }

    private static HeaderField[] Describe(string kind) =>
        [new("Content-Type", kind == "plain" ? "text/plain; charset=utf-8; format=flowed" : "text/html; charset=utf-8"), new("Content-Transfer-Encoding", "quoted-printable")];

    /// <summary>The same for the same text. No encoded text has it in it: there, no underscore follows an equals sign.</summary>
    private static string Boundary(string plain, string html) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plain.Length}:{plain}{html}")).AsSpan(0, 12));

    /// <summary>A stretch that is the same for all, and the mark behind it.</summary>
    /// <param name="Fixed">What is the same for all.</param>
    /// <param name="Mark">What follows it; null at the end.</param>
    /// <param name="IsHtml">Whether the mark stands in HTML.</param>
    private sealed record Piece(byte[] Fixed, string? Mark, bool IsHtml);

    private sealed class Pieces
    {
        private readonly List<Piece> _pieces = [];
        private readonly ArrayBufferWriter<byte> _open = new();

        public void Raw(string ascii) => _open.Write(Encoding.ASCII.GetBytes(ascii));

        public void Encode(string text, bool isHtml)
        {
            var encoder = new QuotedPrintable(_open);
            var begin = 0;
            foreach (System.Text.RegularExpressions.Match match in LetterMark.Pattern().Matches(text))
            {
                encoder.Write(Encoding.UTF8.GetBytes(text[begin..match.Index]));
                encoder.EndLine();
                Cut(match.Groups[1].Value, isHtml);
                begin = match.Index + match.Length;
            }

            encoder.Write(Encoding.UTF8.GetBytes(text[begin..]));
        }

        public IReadOnlyList<Piece> End()
        {
            Cut(null, isHtml: false);
            return _pieces;
        }

        private void Cut(string? mark, bool isHtml)
        {
            _pieces.Add(new Piece(_open.WrittenSpan.ToArray(), mark, isHtml));
            _open.Clear();
        }
    }
}
