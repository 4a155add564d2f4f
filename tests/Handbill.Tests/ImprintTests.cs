using Handbill.Programs;

namespace Handbill.Tests;

/// <summary>The imprint of a folder as it stands on the sheets that the program makes.</summary>
public sealed class ImprintTests
{
    private const string Head = "publication: The Common Voice\nmotto: Written where we work\nnumber: 7\ndate: 2026-11-23\nlanguage: en\nsheet: A4\n";

    private const string Rules = """
        imprint-rules:
          printer-and-publisher:
            printer: Weir Lane Press
            printer-address: 3 Weir Lane
            publisher: The Common Voice
            issn:
              en: {print: 2049-3630, online: 0317-8471}

        """;

    [Fact]
    public void Rules_print_their_line_in_the_language_of_each_edition_and_keep_the_press_from_printing_without_it()
    {
        Needed.Program("pdftotext");
        using var issue = new IssueOnDisk("depot");
        issue.WriteWorkplace("norte", "es");
        issue.Write("issue.yaml", Head + Rules);

        Cli.Run("press", issue.Folder, "--out", issue.Out).Error.ShouldBeEmpty();
        TextOf("depot.pdf").ShouldContain("Printed by Weir Lane Press, 3 Weir Lane. Published by The Common Voice. ISSN 2049-3630 (print). ISSN 0317-8471 (online).");
        TextOf("norte.pdf").ShouldContain("Imprime: Weir Lane Press, 3 Weir Lane. Edita: The Common Voice.");

        issue.Write("issue.yaml", Head + Rules.Replace("    printer: Weir Lane Press\n", "", StringComparison.Ordinal));
        var refused = Cli.Run("press", issue.Folder, "--out", issue.Out);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("issue.yaml:8: `printer-and-publisher.printer` is missing; printer-and-publisher asks for it: Whoever prints is named on every sheet");

        string TextOf(string file) => string.Join(' ', Cli.RunProgram("pdftotext", "-raw", issue.Made(file), "-").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
