namespace Handbill.Pdf.Print;

/// <summary>What stands on one plate. A file for the duplicator has one plate; a sheet in two inks has two files.</summary>
[Flags]
public enum PlateContent
{
    /// <summary>Nothing but the marks.</summary>
    None = 0,

    /// <summary>Text that is not in a heading.</summary>
    Text = 1,

    /// <summary>Text in headings, the publication's name among them.</summary>
    Headings = 2,

    /// <summary>Rules.</summary>
    Rules = 4,

    /// <summary>Pictures.</summary>
    Pictures = 8,

    /// <summary>QR codes.</summary>
    Codes = 16,

    /// <summary>Everything: one ink.</summary>
    All = Text | Headings | Rules | Pictures | Codes,
}
