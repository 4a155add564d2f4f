using System.Text;
using Handbill.Site.Imports;
using Handbill.Site.Imports.WordPress;

namespace Handbill.Site.Tests.Imports;

/// <summary>What reading an archive came to.</summary>
internal sealed record Reading(List<ImportedPiece> Pieces, List<ImportFault> Faults, List<ImportedPicture> Pictures)
{
    public static Reading Of(IArchiveReader reader)
    {
        var reading = new Reading([], [], []);
        foreach (var step in reader.Read())
        {
            (step.Piece is null ? 0 : 1).ShouldBe(1 - (step.Fault is null ? 0 : 1) - (step.Picture is null ? 0 : 1));
            if (step.Piece is { } piece)
            {
                reading.Pieces.Add(piece);
            }

            if (step.Fault is { } fault)
            {
                reading.Faults.Add(fault);
            }

            if (step.Picture is { } picture)
            {
                reading.Pictures.Add(picture);
            }
        }

        return reading;
    }

    public static Reading OfWordPress(byte[] export) => Of(new WxrReader("export.xml", () => new MemoryStream(export), new ImportSettings()));

    public static Reading OfWordPress(string export) => OfWordPress(Encoding.UTF8.GetBytes(export));
}
