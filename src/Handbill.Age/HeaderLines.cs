using System.Text;

namespace Handbill.Age;

/// <summary>Reads a header line by line, and not a byte of what comes after it.</summary>
internal sealed class HeaderLines(Stream input, int longest)
{
    private readonly List<byte> _read = [];

    /// <summary>True when what was read begins as an armored file does.</summary>
    public bool IsArmor => Encoding.ASCII.GetString([.. _read.Take(11)]) == "-----BEGIN ";

    /// <summary>The next line without its end.</summary>
    /// <exception cref="AgeException">It is too long, or the file ends before it does.</exception>
    public string Next()
    {
        var from = _read.Count;
        while (true)
        {
            var next = input.ReadByte();
            if (next < 0 || _read.Count - from > longest)
            {
                throw from == 0 ? new AgeException("the file is not encrypted with age") : AgeHeader.Damaged();
            }

            _read.Add((byte)next);
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. _read.Skip(from).SkipLast(1)]);
            }
        }
    }

    /// <summary>All that the code in the last line covers: up to the space before it.</summary>
    /// <param name="last">The last line that was read.</param>
    public byte[] ReadUpToCode(string last) => [.. _read.SkipLast(last.Length + 1 - 3)];
}
