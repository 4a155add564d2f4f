using Handbill.Benchmarks.Corpus;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.Micro;

/// <summary>What the micro benchmarks work on: an edition of our own fortnight, so that they need no corpus.</summary>
internal static class MicroCopy
{
    /// <summary>The issue folder.</summary>
    public static string Folder { get; } = Path.Combine(Places.Root, "samples", "fortnight");

    /// <summary>An edition without pictures.</summary>
    public static EditionEntry Entry(WarmPress press) => press.Issue.Editions.Single(entry => entry.Slug == "paper-mill");

    /// <summary>The plain text of an edition's paragraphs.</summary>
    public static string[] Paragraphs(EditionCopy copy) =>
        [.. copy.Items.SelectMany(item => item.Blocks).OfType<Paragraph>().Select(paragraph => paragraph.Runs.PlainText())];
}
