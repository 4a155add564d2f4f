using Handbill.Typesetting.Forms;

namespace Handbill.Press.Contracts;

/// <summary>Sets plain forms with the fonts that came with the program, and writes them as files for the duplicator. Safe to use from several threads.</summary>
public interface IFormPress
{
    /// <summary>A form as a PDF.</summary>
    /// <exception cref="ArgumentException">A table has a row with more or fewer cells than columns.</exception>
    ReadOnlyMemory<byte> Print(Form form);
}
