using System.Text.RegularExpressions;
using Handbill.Pdf.Conformance;
using Handbill.Press.Issues;
using Handbill.Programs;

namespace Handbill.Tests;

/// <summary>What must be shown of the press on real copy that nobody tidied.</summary>
public sealed partial class CorpusTests(CorpusSheets sheets)
{
    private const string English = "wikinews";
    private const string Eight = "eight-languages";
    private const int MostBytesOfText = 60_000;

    [Theory]
    [InlineData(English, 40)]
    [InlineData(Eight, 24)]
    public void Every_edition_is_made_and_every_fitted_one_is_two_pages(string issue, int count)
    {
        Needed.Program("pdfinfo");
        var pressed = sheets.Press(issue);

        pressed.Outcome.Error.ShouldBeEmpty();
        pressed.Outcome.Code.ShouldBe(pressed.Editions.All(edition => edition.IsFitted) ? 0 : 2);
        pressed.Editions.Count.ShouldBe(count);
        Faults(pressed.Editions, edition =>
        {
            var pages = PageCount().Match(Told("pdfinfo", edition.Reading)).Groups["pages"].Value;
            return pages != $"{edition.Pages}" ? $"fit.json tells of {edition.Pages} pages, the file has {pages}"
                : edition.IsFitted && edition.Pages != 2 ? $"fitted, on {edition.Pages} pages" : null;
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    [InlineData("samples/fortnight")]
    public void Only_a_fitted_edition_goes_to_print_and_only_an_overset_one_has_a_page_more(string issue) =>
        Faults(sheets.Press(issue).Editions, edition =>
            File.Exists(edition.Print) != edition.IsFitted ? $"fitted: {edition.IsFitted}, to print: {!edition.IsFitted}"
            : edition.Pages > 2 && !edition.IsOverset ? $"not overset, on {edition.Pages} pages" : null).ShouldBeEmpty();

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void The_words_of_a_sheet_are_those_of_its_copy_in_their_order(string issue)
    {
        Needed.Program("pdftotext");
        var pressed = sheets.Press(issue);
        var copy = IssueFolder.Read(pressed.Folder);
        Faults(pressed.Editions.Where(edition => edition.Pages == 2), edition =>
        {
            var written = CorpusCopy.Expected(copy, edition);
            var read = Told("pdftotext", "-raw", edition.Reading, "-");
            return IsArabic(copy, edition)
                ? CorpusText.Departure(CorpusText.Bare(written), CorpusText.Bare(read))
                : CorpusText.Departure(written, read);
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void A_reader_that_guesses_the_columns_finds_every_word_as_often_as_it_is_written(string issue)
    {
        Needed.Program("pdftotext");
        var pressed = sheets.Press(issue);
        var copy = IssueFolder.Read(pressed.Folder);
        Faults(pressed.Editions.Where(edition => edition.Pages == 2), edition =>
        {
            var guessed = Told("pdftotext", edition.Reading, "-");
            var lines = Told("pdftotext", "-raw", edition.Reading, "-");
            return CorpusText.Difference(CorpusCopy.Expected(copy, edition), guessed, lines);
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void Nothing_is_wrong_with_the_structure_of_any_file(string issue)
    {
        Needed.Program("qpdf");
        Faults(sheets.Press(issue).Editions, edition =>
        {
            var wrong = Files(edition).Select(file => Cli.RunProgram("qpdf", "--check", file)).FirstOrDefault(check => check.Code != 0);
            return wrong is null ? null : wrong.Output + wrong.Error;
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void Every_font_is_embedded_and_subset_and_its_text_can_be_copied(string issue)
    {
        Needed.Program("pdffonts");
        Faults(sheets.Press(issue).Editions, edition =>
        {
            var faults = Files(edition).SelectMany(file =>
            {
                var fonts = Told("pdffonts", file).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
                fonts.ShouldNotBeEmpty();
                return fonts.Where(font => !(file == edition.Reading ? ReadingFont() : PrintFont()).IsMatch(font));
            });
            return string.Join('\n', faults) is { Length: > 0 } told ? told : null;
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void Two_runs_and_any_number_of_jobs_give_the_same_bytes(string issue)
    {
        var one = sheets.Press(issue, jobs: 1);
        var two = sheets.Press(issue, jobs: 2);
        var files = Names(one.Out);
        files.ShouldBe(Names(two.Out));
        files.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))
            .Where(name => !File.ReadAllBytes(Path.Combine(one.Out, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(two.Out, name))))
            .ShouldBeEmpty();
        Milliseconds().Replace(File.ReadAllText(Path.Combine(one.Out, "fit.json")), "")
            .ShouldBe(Milliseconds().Replace(File.ReadAllText(Path.Combine(two.Out, "fit.json")), ""));
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    [InlineData("samples/fortnight")]
    [InlineData("samples/paper")]
    public void Our_own_rules_for_reading_and_for_print_find_nothing(string issue) =>
        Faults(sheets.Press(issue).Editions, edition =>
        {
            var findings = Files(edition).SelectMany(file => PdfConformance
                .Check(File.ReadAllBytes(file), file == edition.Reading ? PdfProfile.Reading : PdfProfile.Print)
                .Select(finding => $"{finding.Rule}: {finding.Message}"));
            return string.Join('\n', findings) is { Length: > 0 } told ? told : null;
        }).ShouldBeEmpty();

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    public void A_print_file_sets_no_colour_but_grey(string issue)
    {
        Needed.Program("qpdf");
        Faults(sheets.Press(issue).Editions.Where(edition => edition.IsFitted), edition =>
        {
            var plain = Told("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", edition.Print, "-");
            var colours = ColourOperator().Matches(plain).Select(match => match.Value.Trim()).Distinct();
            return string.Join(" · ", colours) is { Length: > 0 } told ? told : null;
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Eight)]
    [InlineData("samples/fortnight")]
    [InlineData("samples/paper")]
    public void A_reading_file_of_text_alone_is_at_most_60_KB_in_every_language(string issue) =>
        Faults(sheets.Press(issue).Editions, edition =>
        {
            var file = File.ReadAllBytes(edition.Reading);
            return file.Length > MostBytesOfText && file.AsSpan().IndexOf("/Subtype/Image"u8) < 0 ? $"{file.Length} bytes" : null;
        }).ShouldBeEmpty();

    private static bool IsArabic(Issue copy, CorpusEdition edition) => CorpusCopy.Read(copy, edition).Language == "ar";

    private static IEnumerable<string> Files(CorpusEdition edition) =>
        edition.IsFitted ? [edition.Reading, edition.Print] : [edition.Reading];

    private static string Told(string program, params string[] args)
    {
        var outcome = Cli.RunProgram(program, args);
        outcome.Code.ShouldBe(0, outcome.Error);
        return outcome.Output;
    }

    private static List<string> Faults(IEnumerable<CorpusEdition> editions, Func<CorpusEdition, string?> fault) =>
        [.. editions.Select(edition => (edition.Slug, Fault: fault(edition))).Where(told => told.Fault is not null).Select(told => $"{told.Slug}: {told.Fault}")];

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^Pages:\s+(?<pages>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PageCount();

    // Columns of pdffonts: embedded, subset, has a ToUnicode map.
    [GeneratedRegex(@"^[A-Z]{6}\+.* Identity-H\s+yes yes yes\s+\d+ +0$")]
    private static partial Regex ReadingFont();

    [GeneratedRegex(@"^[A-Z]{6}\+.* Identity-H\s+yes yes (?:yes|no)\s+\d+ +0$")]
    private static partial Regex PrintFont();

    [GeneratedRegex("\"milliseconds\":[0-9.]+")]
    private static partial Regex Milliseconds();

    // Operands and operator on a line: colours of RGB, of CMYK, of any named space, shadings; and the spaces by name.
    [GeneratedRegex(@"(?:^|\s)(?:[0-9. -]+(?:rg|RG|k|K|sc|SC|scn|SCN)|/\w+ (?:cs|CS|scn|SCN|sh))(?=\s)|/(?:DeviceRGB|DeviceCMYK|CalRGB|Lab|ICCBased|Separation|DeviceN)\b")]
    private static partial Regex ColourOperator();
}
