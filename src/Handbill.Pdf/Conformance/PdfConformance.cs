namespace Handbill.Pdf.Conformance;

/// <summary>
/// Checks files against the conditions that a program can judge: of the Matterhorn Protocol 1.1, of ISO 19005-2 level A as
/// far as it concerns files like ours, and our own. A file that passes is not thereby certified: docs/pdf.md says what is
/// covered and what is not.
/// </summary>
public static class PdfConformance
{
    /// <summary>Checks a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="profile">What it is held to.</param>
    /// <returns>What is wrong, in the order of the rules' groups; empty when nothing is.</returns>
    /// <exception cref="InvalidDataException">It cannot be read as a PDF.</exception>
    public static IReadOnlyList<ConformanceFinding> Check(ReadOnlyMemory<byte> file, PdfProfile profile) =>
        Check(ParsedPdf.Read(file), profile);

    internal static IReadOnlyList<ConformanceFinding> Check(ParsedPdf pdf, PdfProfile profile)
    {
        CheckedFile file = new(pdf);
        if (profile == PdfProfile.Print)
        {
            PrintChecks.Run(file);
            return file.Findings;
        }

        TaggingChecks.Run(file);
        StructureChecks.Run(file);
        LanguageChecks.Run(file);
        AnnotationChecks.Run(file);
        AbsenceChecks.Run(file);
        FontChecks.Run(file);
        MetadataChecks.Run(file);
        ArchiveChecks.Run(file);
        return file.Findings;
    }
}
