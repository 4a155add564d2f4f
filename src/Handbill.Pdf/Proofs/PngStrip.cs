namespace Handbill.Pdf.Proofs;

/// <summary>Rows of a PNG, packed by themselves as an `IDAT` chunk, so that they can stand in any picture as wide as they are.</summary>
/// <param name="Chunk">The chunk, complete.</param>
/// <param name="Checksum">Adler-32 of the rows as they were before.</param>
/// <param name="Unpacked">How many bytes that was.</param>
internal sealed record PngStrip(byte[] Chunk, uint Checksum, int Unpacked);
