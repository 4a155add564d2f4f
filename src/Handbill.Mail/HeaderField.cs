using System.Text;

namespace Handbill.Mail;

/// <summary>A header as it is written: no value in it ends the header.</summary>
/// <param name="Name">ASCII.</param>
/// <param name="Value">Folded by CR LF and white space where it is long.</param>
internal readonly record struct HeaderField(string Name, string Value)
{
    public void WriteTo(StringBuilder output) => output.Append(Name).Append(": ").Append(Value).Append("\r\n");

    /// <summary>Its relaxed form, by which it is signed (RFC 6376, 3.4.2), without a line end.</summary>
    public void WriteRelaxed(StringBuilder output)
    {
        output.Append(Name.ToLowerInvariant()).Append(':');
        var isSpaceOwed = false;
        var begin = output.Length;
        foreach (var letter in Value)
        {
            if (letter is ' ' or '\t' or '\r' or '\n')
            {
                isSpaceOwed = output.Length > begin;
                continue;
            }

            if (isSpaceOwed)
            {
                output.Append(' ');
                isSpaceOwed = false;
            }

            output.Append(letter);
        }
    }
}
