namespace Handbill.Press.Runs;

/// <summary>What is made of an edition besides its fit.</summary>
[Flags]
internal enum Products
{
    /// <summary>Nothing: only the fit is wanted.</summary>
    None = 0,

    /// <summary>The file for reading.</summary>
    Reading = 1,

    /// <summary>The files for the duplicator, if the edition is fitted.</summary>
    Print = 2,

    /// <summary>A picture of all pages, side by side, in place of the reading file.</summary>
    Picture = 4,
}
