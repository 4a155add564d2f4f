using System.Collections.Immutable;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Forms;

/// <summary>A plain form: a cover sheet, a route sheet. As many pages as it takes.</summary>
public sealed record Form
{
    /// <summary>Stands over the first page, at the head of the others, and is the document's title.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the language it is written in; right-to-left forms are mirrored.</summary>
    public required string Language { get; init; }

    /// <summary>The sheet; one page of it is a page of the form.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>How much larger than usual its type is: 1 for a form, more for what is read at arm's length.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What it is made of, from the top.</summary>
    public required ImmutableArray<FormPart> Parts { get; init; }
}

/// <summary>A part of a form. Texts may be in any script; U+000A breaks a line, and a character that no font has becomes a question mark.</summary>
public abstract record FormPart;

/// <summary>A heading; stays with what follows.</summary>
/// <param name="Text">Its words.</param>
public sealed record FormHeading(string Text) : FormPart;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Strong">Set bold.</param>
public sealed record FormParagraph(string Text, bool Strong = false) : FormPart;

/// <summary>A QR code with words beside it.</summary>
/// <param name="Modules">Its modules, rows from the top, without the quiet zone.</param>
/// <param name="Alt">What is behind it, for who cannot see it.</param>
/// <param name="Strong">Words beside it, bold.</param>
/// <param name="Text">Words under those.</param>
public sealed record FormCode(bool[,] Modules, string Alt, string Strong, string Text) : FormPart;

/// <summary>Lines of a name and what it stands for.</summary>
/// <param name="Lines">From the top.</param>
public sealed record FormFacts(ImmutableArray<FormFact> Lines) : FormPart;

/// <summary>A line of <see cref="FormFacts"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says; set bold.</param>
public sealed record FormFact(string Name, string Value);

/// <summary>Figures to be read from a distance, side by side.</summary>
/// <param name="Figures">1 to 5, from the start of the line.</param>
public sealed record FormFigures(ImmutableArray<FormFigure> Figures) : FormPart;

/// <summary>A big figure.</summary>
/// <param name="Value">The figure or word.</param>
/// <param name="Label">What it counts, small, below.</param>
public sealed record FormFigure(string Value, string Label);

/// <summary>Boxes to tick, one a line.</summary>
/// <param name="Texts">What each is for.</param>
public sealed record FormTicks(ImmutableArray<string> Texts) : FormPart;

/// <summary>Ruled lines to write on.</summary>
/// <param name="Label">What is to be written, above them; empty for none.</param>
/// <param name="Count">Lines, 1 or more.</param>
public sealed record FormLines(string Label, int Count) : FormPart;

/// <summary>Room that is filled in elsewhere, by who must not be known here: the press knows its place, and gives the letters to fill it with.</summary>
/// <param name="Name">Tells it from other blanks of the form.</param>
/// <param name="Width">Points; 0 for the whole measure.</param>
/// <param name="Height">Points.</param>
/// <param name="Letters">What it may be filled with, letter by letter; empty where no text goes.</param>
public sealed record FormBlank(string Name, double Width, double Height, string Letters = "") : FormPart;

/// <summary>A table. Its head is repeated on every page; pages break between rows.</summary>
/// <param name="Columns">From the start of the line.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record FormTable(ImmutableArray<FormColumn> Columns, ImmutableArray<ImmutableArray<FormCell>> Rows) : FormPart;

/// <summary>A column of a <see cref="FormTable"/>.</summary>
/// <param name="Head">Its heading.</param>
/// <param name="Share">Its width, as a share of the sum of all columns'.</param>
/// <param name="Alignment">Where its texts stand.</param>
public sealed record FormColumn(string Head, double Share, CellAlignment Alignment = CellAlignment.Start);

/// <summary>A cell of a <see cref="FormTable"/>. Text that takes more than twelve lines is cut, with an ellipsis.</summary>
/// <param name="Text">Its text; empty for room to write.</param>
/// <param name="Strong">Set bold.</param>
/// <param name="Ticks">True for a box to tick before the text.</param>
public sealed record FormCell(string Text, bool Strong = false, bool Ticks = false);
