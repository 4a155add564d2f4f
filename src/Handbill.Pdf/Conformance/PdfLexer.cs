using System.Globalization;
using System.Text;

namespace Handbill.Pdf.Conformance;

/// <summary>Reads the objects of a file or the operands and operators of a content stream (ISO 32000-1, 7.3).</summary>
internal sealed class PdfLexer(byte[] bytes, int position = 0)
{
    // Deeper nesting than any sound file has; a broken one must not end the program.
    private const int Deepest = 100;

    internal static object EndOfInput { get; } = new PdfKeyword("");

    internal int Position { get; set; } = position;

    /// <summary>Reads the next object; <see cref="EndOfInput"/> at the end.</summary>
    /// <exception cref="InvalidDataException">What stands there is no object.</exception>
    internal object? Read(int depth = 0)
    {
        SkipSpace();
        if (Position >= bytes.Length)
            return EndOfInput;
        if (depth > Deepest)
            throw new InvalidDataException("Objects are nested too deep.");
        byte first = bytes[Position];
        if (first == '/')
            return ReadName();
        if (first == '(')
            return ReadLiteral();
        if (first == '<')
            return Peek(1) == '<' ? ReadDictionary(depth) : ReadHex();
        if (first == '[')
            return ReadArray(depth);
        if (first is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
            return ReadNumber();
        return ReadKeyword();
    }

    internal void SkipSpace()
    {
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                while (Position < bytes.Length && bytes[Position] is not ((byte)'\n' or (byte)'\r'))
                    Position++;
            }
            else if (IsSpace(bytes[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => "()<>[]{}/%"u8.Contains(value);

    private byte Peek(int ahead) => Position + ahead < bytes.Length ? bytes[Position + ahead] : (byte)0;

    private PdfName ReadName()
    {
        Position++;
        StringBuilder name = new();
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            if (bytes[Position] == '#' && char.IsAsciiHexDigit((char)Peek(1)) && char.IsAsciiHexDigit((char)Peek(2)))
            {
                name.Append((char)((Hex(Peek(1)) << 4) | Hex(Peek(2))));
                Position += 3;
            }
            else
            {
                name.Append((char)bytes[Position++]);
            }
        }

        return new PdfName(name.ToString());
    }

    private object ReadKeyword()
    {
        int start = Position;
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
            Position++;
        if (Position == start)
        {
            Position++;
            return new PdfKeyword(((char)bytes[start]).ToString());
        }

        return Encoding.ASCII.GetString(bytes, start, Position - start) switch
        {
            "true" => true,
            "false" => false,
            string other => new PdfKeyword(other),
        };
    }

    private object ReadNumber()
    {
        int start = Position;
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
            Position++;
        string text = Encoding.ASCII.GetString(bytes, start, Position - start);
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            return new PdfKeyword(text);
        int after = Position;
        if (number >= 0 && number == Math.Floor(number) && TryReference(out int generation) && generation == 0)
            return new PdfReference((int)number);
        Position = after;
        return number;
    }

    private bool TryReference(out int generation)
    {
        generation = 0;
        SkipSpace();
        int start = Position;
        while (char.IsAsciiDigit((char)Peek(0)))
            generation = (generation * 10) + (bytes[Position++] - '0');
        if (Position == start || Position - start > 5 || !IsSpace(Peek(0)))
            return false;
        SkipSpace();
        if (Peek(0) != 'R' || (Position + 1 < bytes.Length && !IsSpace(Peek(1)) && !IsDelimiter(Peek(1))))
            return false;
        Position++;
        return true;
    }

    private List<object?> ReadArray(int depth)
    {
        Position++;
        List<object?> items = [];
        while (true)
        {
            SkipSpace();
            if (Position >= bytes.Length)
                throw new InvalidDataException("An array does not end.");
            if (bytes[Position] == ']')
            {
                Position++;
                return items;
            }

            items.Add(Null(Read(depth + 1)));
        }
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        Position += 2;
        PdfDictionary entries = new();
        while (true)
        {
            SkipSpace();
            if (Position >= bytes.Length)
                throw new InvalidDataException("A dictionary does not end.");
            if (bytes[Position] == '>' && Peek(1) == '>')
            {
                Position += 2;
                return entries;
            }

            if (Read(depth + 1) is not PdfName key)
                throw new InvalidDataException($"A key at byte {Position} is not a name.");
            if (!entries.TryAdd(key.Value, Null(Read(depth + 1))))
                throw new InvalidDataException($"The key {key.Value} stands twice in a dictionary.");
        }
    }

    private static object? Null(object? value) => value is PdfKeyword { Value: "null" } ? null : value;

    private PdfText ReadHex()
    {
        Position++;
        List<byte> text = [];
        int half = -1;
        for (; Position < bytes.Length && bytes[Position] != '>'; Position++)
        {
            if (IsSpace(bytes[Position]))
                continue;
            int digit = Hex(bytes[Position]);
            if (half < 0)
            {
                half = digit;
            }
            else
            {
                text.Add((byte)((half << 4) | digit));
                half = -1;
            }
        }

        Position++;
        if (half >= 0)
            text.Add((byte)(half << 4));
        return new PdfText([.. text]);
    }

    private PdfText ReadLiteral()
    {
        Position++;
        List<byte> text = [];
        for (int open = 1; Position < bytes.Length; Position++)
        {
            byte value = bytes[Position];
            if (value == '(')
            {
                open++;
            }
            else if (value == ')' && --open == 0)
            {
                Position++;
                return new PdfText([.. text]);
            }
            else if (value == '\\')
            {
                Position++;
                ReadEscape(text);
                continue;
            }
            else if (value == '\r')
            {
                if (Peek(1) == '\n')
                    Position++;
                value = (byte)'\n';
            }

            text.Add(value);
        }

        throw new InvalidDataException("A string does not end.");
    }

    private void ReadEscape(List<byte> text)
    {
        byte value = Peek(0);
        switch ((char)value)
        {
            case 'n': text.Add((byte)'\n'); break;
            case 'r': text.Add((byte)'\r'); break;
            case 't': text.Add((byte)'\t'); break;
            case 'b': text.Add((byte)'\b'); break;
            case 'f': text.Add((byte)'\f'); break;
            case '\n': break;
            case '\r': Position += Peek(1) == '\n' ? 1 : 0; break;
            case >= '0' and <= '7':
                int code = value - '0';
                for (int digits = 1; digits < 3 && Peek(1) is >= (byte)'0' and <= (byte)'7'; digits++)
                    code = (code << 3) | (bytes[++Position] - '0');
                text.Add((byte)code);
                break;
            default: text.Add(value); break;
        }
    }

    private static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit)
        ? Convert.ToInt32(((char)digit).ToString(), 16)
        : throw new InvalidDataException("A hexadecimal string has other characters in it.");
}
