using System.Buffers;
using System.IO.Hashing;

namespace Handbill.Pdf.Document;

/// <summary>How a file lists its objects.</summary>
internal enum PdfForm
{
    /// <summary>PDF 1.7 with its small objects packed into an object stream.</summary>
    Packed,

    /// <summary>PDF 1.4 with a cross-reference table, which the oldest duplicators read.</summary>
    Plain,
}

/// <summary>Objects of a PDF in the order they are written, and the table that finds them (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly PdfForm _form;
    private readonly PdfBuffer _file = new(96 * 1024);
    private readonly PdfBuffer _packed = new(32 * 1024);
    private readonly List<(int Number, int Offset)> _packedObjects = [];
    private readonly List<long> _offsets = [0];

    internal PdfFile(PdfForm form)
    {
        _form = form;
        _file.Put(form == PdfForm.Packed ? "%PDF-1.7\n%"u8 : "%PDF-1.4\n%"u8).Put([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Gives out the number of an object that is written later.</summary>
    internal int Reserve()
    {
        _offsets.Add(-1);
        return _offsets.Count - 1;
    }

    /// <summary>Gives out numbers that follow each other; answers the first.</summary>
    internal int Reserve(int count)
    {
        int first = _offsets.Count;
        for (int i = 0; i < count; i++)
            _offsets.Add(-1);
        return first;
    }

    /// <summary>Begins an object that is not a stream; the caller writes it to the buffer and calls <see cref="EndObject"/>.</summary>
    internal PdfBuffer BeginObject(int number)
    {
        if (_form == PdfForm.Packed)
        {
            _packedObjects.Add((number, _packed.Length));
            return _packed;
        }

        _offsets[number] = _file.Length;
        return _file.Put(number).Put(" 0 obj\n"u8);
    }

    internal void EndObject()
    {
        if (_form == PdfForm.Packed)
            _packed.Put((byte)'\n');
        else
            _file.Put("\nendobj\n"u8);
    }

    /// <summary>Writes a stream whose bytes are ready.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="entries">Entries of its dictionary except its length.</param>
    /// <param name="bytes">Its bytes, packed as the entries say.</param>
    internal void Stream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> bytes)
    {
        _offsets[number] = _file.Length;
        _file.Put(number).Put(" 0 obj\n<<"u8).Put(entries).Put("/Length "u8).Put(bytes.Length).Put(">>stream\n"u8).Put(bytes)
            .Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes the table and the trailer. The identifier is a digest of all that stands before.</summary>
    /// <param name="root">The catalog.</param>
    /// <param name="info">The information dictionary; 0 for none.</param>
    /// <param name="depth">How hard to look when small objects are packed.</param>
    internal void Finish(int root, int info, int depth = 1)
    {
        if (_form == PdfForm.Packed)
            FinishPacked(root, info, depth);
        else
            FinishPlain(root, info);
    }

    internal void CopyTo(IBufferWriter<byte> output) => output.Write(_file.Written);

    public void Dispose()
    {
        _file.Dispose();
        _packed.Dispose();
    }

    private void FinishPacked(int root, int info, int depth)
    {
        int packNumber = Reserve();
        using (PdfBuffer pack = new(_packed.Length + (_packedObjects.Count * 12)))
        {
            foreach ((int number, int offset) in _packedObjects)
            {
                pack.Put(number).Put((byte)' ');
                pack.Put(offset).Put((byte)' ');
            }

            int first = pack.Length;
            pack.Put(_packed.Written);
            using PdfBuffer entries = new(64);
            entries.Put("/Type/ObjStm/N "u8).Put(_packedObjects.Count).Put("/First "u8).Put(first).Put("/Filter/FlateDecode"u8);
            using PdfBuffer small = new(pack.Length / 3);
            Deflater.Pack(pack.Written, small, depth);
            Stream(packNumber, entries.Written, small.Written);
        }

        int tableNumber = Reserve();
        long tableOffset = _file.Length;
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(_file.Written, id);

        byte[] table = ArrayPool<byte>.Shared.Rent(_offsets.Count * 6);
        for (int number = 0; number < _offsets.Count; number++)
            TableEntry(table.AsSpan(number * 6, 6), 1, number == tableNumber ? tableOffset : _offsets[number], 0);
        TableEntry(table, 0, 0, 0xFFFF);
        for (int index = 0; index < _packedObjects.Count; index++)
            TableEntry(table.AsSpan(_packedObjects[index].Number * 6, 6), 2, packNumber, index);

        using PdfBuffer tableEntries = new(256);
        tableEntries.Put("/Type/XRef/Size "u8).Put(_offsets.Count).Put("/W[1 3 2]/Filter/FlateDecode"u8);
        TrailerEntries(tableEntries, root, info, id);
        using PdfBuffer smallTable = new(1024);
        Deflater.Pack(table.AsSpan(0, _offsets.Count * 6), smallTable, depth: 1);
        Stream(tableNumber, tableEntries.Written, smallTable.Written);
        ArrayPool<byte>.Shared.Return(table);
        _file.Put("startxref\n"u8).Put(tableOffset).Put("\n%%EOF\n"u8);
    }

    private void FinishPlain(int root, int info)
    {
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(_file.Written, id);
        long tableOffset = _file.Length;
        _file.Put("xref\n0 "u8).Put(_offsets.Count).Put("\n0000000000 65535 f \n"u8);
        Span<byte> line = stackalloc byte[20];
        for (int number = 1; number < _offsets.Count; number++)
        {
            "0000000000 00000 n \n"u8.CopyTo(line);
            long offset = _offsets[number];
            for (int at = 9; offset > 0; at--, offset /= 10)
                line[at] = (byte)('0' + (offset % 10));
            _file.Put(line);
        }

        _file.Put("trailer\n<</Size "u8).Put(_offsets.Count);
        TrailerEntries(_file, root, info, id);
        _file.Put(">>\nstartxref\n"u8).Put(tableOffset).Put("\n%%EOF\n"u8);
    }

    private static void TrailerEntries(PdfBuffer buffer, int root, int info, ReadOnlySpan<byte> id)
    {
        buffer.Put("/Root "u8).PutReference(root);
        if (info > 0)
            buffer.Put("/Info "u8).PutReference(info);
        buffer.Put("/ID["u8);
        for (int copy = 0; copy < 2; copy++)
        {
            buffer.Put((byte)'<');
            for (int i = 0; i < id.Length; i += 2)
                buffer.PutHex((id[i] << 8) | id[i + 1]);
            buffer.Put((byte)'>');
        }

        buffer.Put((byte)']');
    }

    private static void TableEntry(Span<byte> entry, byte type, long second, int third)
    {
        entry[0] = type;
        entry[1] = (byte)(second >> 16);
        entry[2] = (byte)(second >> 8);
        entry[3] = (byte)second;
        entry[4] = (byte)(third >> 8);
        entry[5] = (byte)third;
    }
}
