using System.Buffers.Binary;
using System.Text;

namespace Handbill.Distribution.Orders.Ipp;

/// <summary>A message of the Internet Printing Protocol (RFC 8010): a request or an answer. What a printer sends is not trusted: sizes are bounded, nothing is read twice.</summary>
internal sealed class IppMessage
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int Longest = 1 << 20;

    private const int MostValues = 5000;

    /// <summary>The operation of a request, the status of an answer.</summary>
    public required ushort Code { get; init; }

    public required int RequestId { get; init; }

    public List<IppGroup> Groups { get; } = [];

    /// <summary>The first value of an attribute in the first group of a kind that has it; null when none has.</summary>
    public IppValue? Find(IppTag group, string name) => All(group, name).Select(value => (IppValue?)value).FirstOrDefault();

    /// <summary>All values of an attribute in the first group of a kind that has it.</summary>
    public IReadOnlyList<IppValue> All(IppTag group, string name) =>
        Groups.Where(one => one.Tag == group).Select(one => one.Values(name)).FirstOrDefault(values => values.Count > 0) ?? [];

    /// <summary>The bytes of the message, IPP/1.1.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        Span<byte> head = [1, 1, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], Code);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], RequestId);
        bytes.Write(head);
        foreach (var group in Groups)
        {
            bytes.WriteByte((byte)group.Tag);
            foreach (var attribute in group.Attributes)
            {
                // A further value has no name of its own.
                var name = attribute.Name;
                foreach (var value in attribute.Values)
                {
                    bytes.WriteByte((byte)value.Tag);
                    Field(bytes, Encoding.ASCII.GetBytes(name));
                    Field(bytes, value.Bytes);
                    name = "";
                }
            }
        }

        bytes.WriteByte((byte)IppTag.End);
        return bytes.ToArray();
    }

    /// <summary>Reads a message; what follows it, a document, is left.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IppMessage Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is < 9 or > Longest)
        {
            throw new InvalidDataException("This is too short or too long to be an answer of a printer.");
        }

        var message = new IppMessage { Code = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), RequestId = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) };
        var rest = bytes[8..];
        for (var count = 0; ; count++)
        {
            var tag = (IppTag)Byte(ref rest);
            if (tag == IppTag.End)
            {
                return message;
            }

            if ((byte)tag < 0x10)
            {
                message.Groups.Add(new IppGroup(tag));
                continue;
            }

            var name = Field(ref rest);
            var value = Field(ref rest);
            if (count > MostValues || message.Groups.Count == 0)
            {
                throw new InvalidDataException("A printer answered more than it was asked, or values that belong to nothing.");
            }

            message.Groups[^1].Add(Encoding.ASCII.GetString(name), new IppValue(tag, value.ToArray()));
        }
    }

    private static void Field(MemoryStream bytes, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)field.Length));
        bytes.Write(length);
        bytes.Write(field);
    }

    private static byte Byte(ref ReadOnlySpan<byte> rest)
    {
        var value = rest.IsEmpty ? throw new InvalidDataException("A printer's answer breaks off.") : rest[0];
        rest = rest[1..];
        return value;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(rest))
        {
            throw new InvalidDataException("A printer's answer breaks off.");
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        var field = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return field;
    }
}

/// <summary>Attributes that belong together.</summary>
internal sealed class IppGroup(IppTag tag)
{
    private readonly List<(string Name, List<IppValue> Values)> _attributes = [];

    public IppTag Tag { get; } = tag;

    public IEnumerable<(string Name, IReadOnlyList<IppValue> Values)> Attributes => _attributes.Select(attribute => (attribute.Name, (IReadOnlyList<IppValue>)attribute.Values));

    /// <summary>Adds a value; one without a name is a further one of the attribute before.</summary>
    public IppGroup Add(string name, IppValue value)
    {
        if (name.Length == 0 && _attributes.Count > 0)
        {
            _attributes[^1].Values.Add(value);
        }
        else
        {
            _attributes.Add((name, [value]));
        }

        return this;
    }

    public IReadOnlyList<IppValue> Values(string name) => _attributes.Find(attribute => attribute.Name == name).Values ?? [];
}

/// <summary>A value with its kind.</summary>
internal readonly record struct IppValue(IppTag Tag, byte[] Bytes)
{
    public static IppValue Of(IppTag tag, string text) => new(tag, Encoding.UTF8.GetBytes(text));

    public static IppValue Of(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return new IppValue(IppTag.Integer, bytes);
    }

    public static IppValue Of(bool yes) => new(IppTag.Boolean, [yes ? (byte)1 : (byte)0]);

    /// <summary>The value as a whole number; null when it is none.</summary>
    public int? Number => Tag is IppTag.Integer or IppTag.Enum && Bytes.Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(Bytes) : null;

    /// <summary>The value as text, without signs that cannot be printed.</summary>
    public string Text => string.Concat(Encoding.UTF8.GetString(Bytes).Where(letter => !char.IsControl(letter)));
}

/// <summary>What stands in a message: the beginnings of groups, and kinds of values.</summary>
internal enum IppTag : byte
{
    Operation = 0x01,
    Job = 0x02,
    End = 0x03,
    Printer = 0x04,
    Integer = 0x21,
    Boolean = 0x22,
    Enum = 0x23,
    Name = 0x42,
    Keyword = 0x44,
    Uri = 0x45,
    Charset = 0x47,
    NaturalLanguage = 0x48,
    MimeType = 0x49,
}
