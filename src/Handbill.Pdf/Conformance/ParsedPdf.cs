using System.IO.Compression;

namespace Handbill.Pdf.Conformance;

/// <summary>
/// A PDF as its objects. Written apart from the writer, so that a mistake in one is not repeated in the other; it reads what
/// is allowed of a file without updates, and takes nothing on trust.
/// </summary>
internal sealed class ParsedPdf
{
    private readonly byte[] _bytes;

    private ParsedPdf(byte[] bytes) => _bytes = bytes;

    internal Dictionary<int, object?> Objects { get; } = [];

    internal PdfDictionary Trailer { get; private set; } = new();

    /// <summary>True when the objects are found by a table of PDF 1.4.</summary>
    internal bool HasTable { get; private set; }

    /// <summary>The first bytes of the file.</summary>
    internal byte[] Head { get; set; } = [];

    /// <summary>The last bytes of the file.</summary>
    internal byte[] Tail { get; set; } = [];

    internal PdfDictionary Catalog => Dictionary(Trailer.GetValueOrDefault("Root")) ?? throw new InvalidDataException("There is no catalog.");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a sound PDF.</exception>
    internal static ParsedPdf Read(ReadOnlyMemory<byte> file)
    {
        ParsedPdf pdf = new(file.ToArray());
        pdf.Head = pdf._bytes.AsSpan(0, Math.Min(32, pdf._bytes.Length)).ToArray();
        pdf.Tail = pdf._bytes.AsSpan(Math.Max(0, pdf._bytes.Length - 32)).ToArray();
        try
        {
            pdf.ReadObjects();
        }
        catch (Exception fault) when (fault is InvalidCastException or NullReferenceException or IndexOutOfRangeException or ArgumentException)
        {
            // What a damaged file has in the place of numbers and lists; the cause is the file, not the caller.
            throw new InvalidDataException("The file is not a sound PDF.", fault);
        }

        return pdf;
    }

    /// <summary>Follows references.</summary>
    internal object? Resolve(object? value)
    {
        for (int steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > 20)
                throw new InvalidDataException("References run in a circle.");
            value = Objects.GetValueOrDefault(reference.Number);
        }

        return value;
    }

    internal PdfDictionary? Dictionary(object? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    internal List<object?> Array(object? value) => Resolve(value) as List<object?> ?? [];

    internal string? Name(object? value) => (Resolve(value) as PdfName)?.Value;

    internal double? Number(object? value) => Resolve(value) as double?;

    internal string? Text(object? value) => (Resolve(value) as PdfText)?.Value;

    /// <summary>The bytes of a stream, unpacked.</summary>
    internal byte[] Unpack(PdfStream stream)
    {
        string? filter = Name(stream.Dictionary.GetValueOrDefault("Filter"));
        if (filter is null)
            return stream.Bytes;
        if (filter != "FlateDecode")
            throw new InvalidDataException($"A stream is packed by {filter}.");
        using ZLibStream unpacker = new(new MemoryStream(stream.Bytes), CompressionMode.Decompress);
        using MemoryStream plain = new();
        unpacker.CopyTo(plain);
        return plain.ToArray();
    }

    private void ReadObjects()
    {
        int at = _bytes.AsSpan().LastIndexOf("startxref"u8);
        if (at < 0 || new PdfLexer(_bytes, at + 9).Read() is not double start || start < 0 || start >= _bytes.Length)
            throw new InvalidDataException("The file does not say where its table of objects is.");
        if (_bytes.AsSpan((int)start).StartsWith("xref"u8))
            ReadTable((int)start + 4);
        else
            ReadStreamTable((int)start);
    }

    private void ReadTable(int at)
    {
        HasTable = true;
        PdfLexer lexer = new(_bytes, at);
        List<int> offsets = [];
        while (lexer.Read() is double first)
        {
            double count = lexer.Read() as double? ?? 0;
            for (int number = (int)first; number < first + count; number++)
            {
                double offset = lexer.Read() as double? ?? 0;
                lexer.Read();
                if (lexer.Read() is PdfKeyword { Value: "n" })
                    offsets.Add((int)offset);
            }
        }

        Trailer = lexer.Read() as PdfDictionary ?? throw new InvalidDataException("There is no trailer.");
        foreach (int offset in offsets)
            ReadObject(offset);
    }

    private void ReadStreamTable(int at)
    {
        if (ReadObject(at) is not PdfStream table)
            throw new InvalidDataException("The table of objects is not a stream.");
        Trailer = table.Dictionary;
        byte[] entries = Unpack(table);
        int[] widths = [.. Array(Trailer.GetValueOrDefault("W")).Select(width => (int)(double)width!)];
        if (widths.Length != 3 || widths.Sum() == 0)
            throw new InvalidDataException("The table of objects has no widths.");
        List<(int Pack, int Index, int Number)> packed = [];
        for (int number = 0; (number + 1) * widths.Sum() <= entries.Length; number++)
        {
            int entry = number * widths.Sum();
            int type = Field(entries, ref entry, widths[0]);
            int second = Field(entries, ref entry, widths[1]);
            int third = Field(entries, ref entry, widths[2]);
            if (type == 1)
                ReadObject(second);
            else if (type == 2)
                packed.Add((second, third, number));
        }

        foreach (IGrouping<int, (int Pack, int Index, int Number)> pack in packed.GroupBy(entry => entry.Pack))
            ReadPack(pack.Key, [.. pack]);
    }

    private void ReadPack(int number, List<(int Pack, int Index, int Number)> entries)
    {
        if (Objects.GetValueOrDefault(number) is not PdfStream stream)
            throw new InvalidDataException($"The object stream {number} is missing.");
        byte[] bytes = Unpack(stream);
        int first = (int)(Number(stream.Dictionary.GetValueOrDefault("First")) ?? 0);
        PdfLexer heads = new(bytes);
        List<(int Number, int Offset)> places = [];
        for (int i = 0; i < Number(stream.Dictionary.GetValueOrDefault("N")); i++)
            places.Add(((int)(double)heads.Read()!, (int)(double)heads.Read()!));
        foreach ((int _, int index, int wanted) in entries)
        {
            if (index >= places.Count || places[index].Number != wanted)
                throw new InvalidDataException($"Object {wanted} is not where the table says.");
            Objects[wanted] = new PdfLexer(bytes, first + places[index].Offset).Read();
        }
    }

    private object? ReadObject(int offset)
    {
        PdfLexer lexer = new(_bytes, offset);
        if (lexer.Read() is not double number || lexer.Read() is not double || lexer.Read() is not PdfKeyword { Value: "obj" })
            throw new InvalidDataException($"There is no object at byte {offset}.");
        object? value = lexer.Read();
        if (value is PdfDictionary dictionary)
        {
            int after = lexer.Position;
            if (lexer.Read() is PdfKeyword { Value: "stream" })
                value = ReadStream(dictionary, lexer.Position);
            else
                lexer.Position = after;
        }

        Objects[(int)number] = value;
        return value;
    }

    private PdfStream ReadStream(PdfDictionary dictionary, int at)
    {
        at += _bytes[at] == '\r' ? 2 : 1;
        if (dictionary.GetValueOrDefault("Length") is not double length || at + length > _bytes.Length)
            throw new InvalidDataException("A stream does not say how long it is.");
        int end = at + (int)length;
        if (new PdfLexer(_bytes, end).Read() is not PdfKeyword { Value: "endstream" })
            throw new InvalidDataException($"The stream at byte {at} is not as long as it says.");
        return new PdfStream(dictionary, _bytes[at..end]);
    }

    private static int Field(byte[] entries, ref int at, int width)
    {
        int value = width == 0 ? 1 : 0;
        for (int i = 0; i < width; i++)
            value = (value << 8) | entries[at++];
        return value;
    }
}
