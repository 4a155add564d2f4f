namespace Handbill.Site.Imports;

/// <summary>What reading an archive comes to next: exactly one of the three is there.</summary>
/// <param name="Piece">A piece.</param>
/// <param name="Picture">A picture of the archive's own list, whether a piece shows it or not.</param>
/// <param name="Fault">Something that is not whole. Reading goes on after it unless it says otherwise.</param>
internal readonly record struct ImportStep(ImportedPiece? Piece, ImportedPicture? Picture, ImportFault? Fault)
{
    public static implicit operator ImportStep(ImportedPiece piece) => new(piece, null, null);

    public static implicit operator ImportStep(ImportedPicture picture) => new(null, picture, null);

    public static implicit operator ImportStep(ImportFault fault) => new(null, null, fault);
}
