using Handbill.Typesetting.Forms;

namespace Handbill.Press.Contracts;

/// <summary>Sets forms and labels in the press's own type. Safe to use from several threads.</summary>
public interface IFormPress
{
    /// <summary>Writes a form as a PDF for reading and printing.</summary>
    /// <exception cref="ArgumentException">A table has a row with more or fewer cells than columns.</exception>
    byte[] Write(Form form);

    /// <summary>Writes a form as a PDF of one page, in the largest type in which it goes onto one: from twice the usual size down to three quarters of it, below which nobody would read it.</summary>
    /// <returns>The PDF; of more than one page where even the smallest is too large.</returns>
    byte[] WriteOnePage(Form form);

    /// <summary>
    /// Draws a form of one page as SVG, its type as outlines, in the largest type in which it goes onto one. Its blanks are groups with the attributes `data-blank`, `data-width` and
    /// `data-height`, and hold a path for each letter with `data-letter` and `data-advance`, a thousand units to the em: whoever fills them in
    /// needs neither the font nor the press.
    /// </summary>
    string Draw(Form form);

    /// <summary>Draws a form of one page as a PNG picture, in the largest type in which it goes onto one.</summary>
    /// <param name="form">The form.</param>
    /// <param name="width">Pixels.</param>
    byte[] Picture(Form form, int width);

    /// <summary>Writes labels as a PDF for reading and printing.</summary>
    byte[] Write(LabelSheet labels);

    /// <summary>Writes a form as a file for the duplicator, which can be joined with sheets.</summary>
    /// <exception cref="ArgumentException">A table has a row with more or fewer cells than columns.</exception>
    byte[] Print(Form form);
}
