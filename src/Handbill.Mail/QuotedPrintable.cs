using System.Buffers;

namespace Handbill.Mail;

/// <summary>
/// Quoted-printable (RFC 2045, 6.7): 7 bits and short lines, so that no server on the way has a reason to change a signed body.
/// </summary>
internal sealed class QuotedPrintable(IBufferWriter<byte> output)
{
    /// <summary>With the `=` of a line that goes on: 76.</summary>
    private const int LineLength = 75;

    private int _column;

    /// <summary>Encodes text that is UTF-8; a line feed ends a line.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                output.Write("\r\n"u8);
                _column = 0;
                continue;
            }

            if (_column + (IsLiteral(text, at) ? 1 : 3) > LineLength)
            {
                EndLine();
            }

            Write(text[at], IsLiteral(text, at) && !(_column == 0 && IsTouchedAtLineBegin(text[at..])));
        }
    }

    /// <summary>Ends the line in a way that is no line end in the text.</summary>
    public void EndLine()
    {
        if (_column > 0)
        {
            output.Write("=\r\n"u8);
            _column = 0;
        }
    }

    private void Write(byte value, bool isLiteral)
    {
        var room = output.GetSpan(3);
        room[0] = isLiteral ? value : (byte)'=';
        if (!isLiteral)
        {
            room[1] = "0123456789ABCDEF"u8[value >> 4];
            room[2] = "0123456789ABCDEF"u8[value & 15];
        }

        output.Advance(isLiteral ? 1 : 3);
        _column += isLiteral ? 1 : 3;
    }

    /// <summary>White space stays as it is only where something follows: servers cut it off the ends of lines.</summary>
    private static bool IsLiteral(ReadOnlySpan<byte> text, int at) =>
        text[at] is > 32 and < 127 and not (byte)'=' || (text[at] is (byte)' ' or (byte)'\t' && at + 1 < text.Length && text[at + 1] != '\n');

    /// <summary>A dot is doubled there by the protocol, and "From " changed by old mailboxes.</summary>
    private static bool IsTouchedAtLineBegin(ReadOnlySpan<byte> rest) => rest[0] == '.' || rest.StartsWith("From "u8);
}
