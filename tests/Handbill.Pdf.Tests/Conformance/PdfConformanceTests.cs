using CsCheck;
using Handbill.Pdf.Conformance;
using Handbill.Pdf.Print;
using Handbill.Pdf.Tests.Samples;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Tests.Conformance;

public sealed class PdfConformanceTests
{
    private static readonly Lazy<byte[]> ReadingFile = new(() => Written.Reading(Editions.Everything()));
    private static readonly Lazy<byte[]> PrintFile = new(() => Written.Print(Editions.Everything()));

    public static TheoryData<string> ReadingRules => [.. Damage.Reading.Keys];

    public static TheoryData<string> PrintRules => [.. Damage.Print.Keys];

    [Fact]
    public void What_the_writer_writes_breaks_no_rule()
    {
        PdfConformance.Check(ReadingFile.Value, PdfProfile.Reading).ShouldBeEmpty();
        PdfConformance.Check(Written.Reading(Editions.RightToLeft()), PdfProfile.Reading).ShouldBeEmpty();
        PdfConformance.Check(Written.Reading(Editions.Everything(), new PlainPictures { AlwaysGrey = true }), PdfProfile.Reading).ShouldBeEmpty();
        PdfConformance.Check(PrintFile.Value, PdfProfile.Print).ShouldBeEmpty();
        PdfConformance.Check(Written.Print(Editions.RightToLeft(), PlateContent.Headings), PdfProfile.Print).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ReadingRules))]
    public void A_reading_file_that_breaks_a_rule_is_found_out(string rule) =>
        Broken(ReadingFile.Value, PdfProfile.Reading, Damage.Reading[rule]).ShouldContain(finding => finding.Rule == rule);

    [Theory]
    [MemberData(nameof(PrintRules))]
    public void A_print_file_that_breaks_a_rule_is_found_out(string rule) =>
        Broken(PrintFile.Value, PdfProfile.Print, Damage.Print[rule]).ShouldContain(finding => finding.Rule == rule);

    [Fact]
    public void Every_rule_is_shown_to_fail() => Damage.Reading.Keys.Concat(Damage.Print.Keys).Order(StringComparer.Ordinal)
        .ShouldBe(ConformanceRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_documentation_lists_every_rule_as_it_is()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Handbill.slnx")))
            folder = Path.GetDirectoryName(folder);
        string[] rows = [.. File.ReadAllLines(Path.Combine(folder!, "docs", "pdf.md")).Where(line => line.StartsWith("| UA ", StringComparison.Ordinal)
            || line.StartsWith("| A ", StringComparison.Ordinal) || line.StartsWith("| H ", StringComparison.Ordinal) || line.StartsWith("| P ", StringComparison.Ordinal))];
        rows.ShouldBe(ConformanceRules.All.Select(rule => $"| {rule.Id} | {rule.Requires} |"));
    }

    [Fact]
    public void A_figure_without_words_and_a_heading_too_deep_are_found_in_the_file_itself()
    {
        PageSetter set = new();
        set.NewPage().Heading("Third level first", StructureRole.H3);
        set.Page.Codes.Add(new PlacedCode(new bool[,] { { true } }, 50, 200, 40, set.Node(StructureRole.Figure)));
        string[] rules = [.. PdfConformance.Check(Written.Reading(set.Edition()), PdfProfile.Reading).Select(finding => finding.Rule)];
        rules.ShouldBe(["UA 14-002", "UA 13-004"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_not_a_PDF_is_refused()
    {
        Should.Throw<InvalidDataException>(() => PdfConformance.Check("%PDF-1.7 and no more"u8.ToArray(), PdfProfile.Reading));
        byte[] cut = ReadingFile.Value[..^400];
        Should.Throw<InvalidDataException>(() => PdfConformance.Check(cut, PdfProfile.Reading));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_ends_the_program() => Gen.Select(Gen.Int[0, ReadingFile.Value.Length - 1], Gen.Byte).Array[1, 8].Sample(
        changes =>
        {
            byte[] damaged = [.. ReadingFile.Value];
            foreach ((int at, byte value) in changes)
                damaged[at] = value;
            try
            {
                ParsedPdf.Read(damaged);
            }
            catch (InvalidDataException)
            {
                // Refused, as it may be.
            }
        },
        iter: 500);

    private static IReadOnlyList<ConformanceFinding> Broken(byte[] file, PdfProfile profile, Action<ParsedPdf> damage)
    {
        ParsedPdf pdf = ParsedPdf.Read(file);
        damage(pdf);
        return PdfConformance.Check(pdf, profile);
    }
}
