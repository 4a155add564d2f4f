namespace Handbill.Pdf.Conformance;

/// <summary>What a file is held to.</summary>
public enum PdfProfile
{
    /// <summary>For reading: PDF/UA-1 and PDF/A-2a.</summary>
    Reading,

    /// <summary>For the duplicator.</summary>
    Print,
}

/// <summary>A rule.</summary>
/// <param name="Id">
/// `UA` and the index of a failure condition of the Matterhorn Protocol 1.1; `A` and the clause of ISO 19005-2; `H` or `P`
/// and a word for rules of our own on files for reading and for print.
/// </param>
/// <param name="Requires">What the file must be like, in our words.</param>
public sealed record ConformanceRule(string Id, string Requires);
