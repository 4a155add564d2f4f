namespace Handbill.Pdf.Document;

/// <summary>A glyph as it is shown: its code as bytes of a literal string (ISO 32000-1, 7.3.4.2) and how far it moves the pen.</summary>
/// <param name="Bytes">The bytes in the order they are written, whatever the processor's own; two to four of them.</param>
/// <param name="Length">How many.</param>
/// <param name="Width">In thousandths of the em.</param>
internal readonly record struct ShownGlyph(uint Bytes, byte Length, short Width)
{
    internal static ShownGlyph Of(int code, int width)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        bytes.Clear();
        int length = 0;
        Put(bytes, ref length, (byte)(code >> 8));
        Put(bytes, ref length, (byte)code);
        return new ShownGlyph(BitConverter.ToUInt32(bytes), (byte)length, (short)width);
    }

    // A bare CR would be read as LF.
    private static void Put(Span<byte> bytes, ref int length, byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
            bytes[length++] = (byte)'\\';
        bytes[length++] = value == '\r' ? (byte)'r' : value;
    }
}
