using Handbill.Press.Contracts;
using Handbill.Press.Imprints;
using Handbill.Press.Issues;
using Handbill.Press.Tests.Issues;

namespace Handbill.Press.Tests.Imprints;

/// <summary>The imprint of an issue folder: words by language, and rules.</summary>
public sealed class FolderImprintTests
{
    private const string Words = "imprint: Printed and published by The Common Voice\n";

    private const string Rules = """
        imprint-rules:
          printer-and-publisher:
            printer: Weir Lane Press
            printer-address: 3 Weir Lane
            publisher: The Common Voice
            issn:
              en: {print: 2049-3630, online: 0317-8471}
              es: {print: 0378-5955}
          union-mark:
            union: Print Workers’ Union
            mark: {holder: Weir Lane Press, number: 12, ends: 2026-12-31}

        """;

    [Fact]
    public void Words_may_differ_by_language_and_fall_back_to_the_issues_own()
    {
        var files = Bilingual(Words, "imprint:\n  en: Printed in English\n  es: Impreso en español\n");

        ImprintOf(files, "depot").ShouldBe("Printed in English");
        ImprintOf(files, "norte").ShouldBe("Impreso en español");
        ImprintOf(files.Set("editorial.fr.md", "---\ntitle: A\n---\n\nB.\n").Set("workplaces/norte.md", Workplace("fr")), "norte").ShouldBe("Printed in English");
        Folder.FaultsOf(Bilingual(Words, "imprint:\n  english: x\n")).ShouldContain("issue.yaml:8: the language `english` is not known, write `en` if that is meant");
    }

    [Fact]
    public void Rules_give_a_line_in_the_language_of_each_edition_with_both_numbers()
    {
        var files = Bilingual(Words, "imprint: Free at the gate.\n" + Rules);

        ImprintOf(files, "depot").ShouldBe(
            "Printed by Weir Lane Press, 3 Weir Lane. Published by The Common Voice. ISSN 2049-3630 (print). ISSN 0317-8471 (online). "
            + "Printed by union labour: Weir Lane Press, Print Workers’ Union, mark no.\u00A012. Free at the gate.");
        ImprintOf(files, "norte").ShouldBe(
            "Imprime: Weir Lane Press, 3 Weir Lane. Edita: The Common Voice. ISSN 0378-5955 (impreso). "
            + "Impreso con trabajo sindicado: Weir Lane Press, Print Workers’ Union, sello n.º\u00A012. Free at the gate.");
    }

    [Theory]
    [InlineData("    printer: Weir Lane Press\n", "", "issue.yaml:8: `printer-and-publisher.printer` is missing; printer-and-publisher asks for it: Whoever prints is named on every sheet, write it under `printer-and-publisher:`")]
    [InlineData("ends: 2026-12-31", "ends: 2026-11-22", "issue.yaml:17: the licence of `mark` ends before the issue's date, renew it, or take the mark out")]
    [InlineData("ends: 2026-12-31", "ends: soon", "issue.yaml:17: `union-mark.mark.ends` is `soon`, write year, month and day, such as 2027-03-31")]
    [InlineData("number: 12, ", "", "issue.yaml:17: `union-mark.mark.number` is missing; union-mark asks for it: The mark is printed only by the holder of a licence, with its number, as long as the licence holds, write it under `union-mark:`")]
    [InlineData("print: 2049-3630", "print: 2049-3631", "issue.yaml:13: `printer-and-publisher.issn.en.print` is `2049-3631`, write four digits, a hyphen, three digits and the check digit that fits them, such as 2049-3630")]
    [InlineData("{print: 0378-5955}", "{paper: 0378-5955}", "issue.yaml:14: `printer-and-publisher.issn.es` has `paper` under it, write `print:` and `online:` there")]
    [InlineData("es: {print: 0378-5955}", "es: 0378-5955", "issue.yaml:14: `printer-and-publisher.issn.es` is one text, write `print:` and `online:` under it, each with its own")]
    [InlineData("    publisher:", "    publishr:", "issue.yaml:11: `printer-and-publisher` has no field `publishr`, write `publisher` if that is meant")]
    [InlineData("  union-mark:", "  union-marc:", "issue.yaml:15: the imprint rules `union-marc` are not known, write `union-mark` if that is meant")]
    public void What_the_rules_find_lacking_keeps_the_issue_from_being_made(string good, string bad, string fault)
    {
        Rules.ShouldContain(good);
        Folder.FaultsOf(Bilingual(Words, Rules.Replace(good, bad, StringComparison.Ordinal))).ShouldContain(fault);
    }

    [Fact]
    public void Rules_of_the_folders_own_stand_beside_it()
    {
        var files = Bilingual(Words, "imprint-rules:\n  ours:\n    who: The readers\n")
            .Set("imprints/ours.yaml", "key: ours\nname: Ours\nsource: Ours\nfields:\n  who:\n    required: true\n    label: Who\n    rule: Say who.\nline: Made by {who}.\n");

        Folder.FaultsOf(files).ShouldBeEmpty();
        ImprintOf(files, "depot").ShouldBe("Made by The readers.");
        Folder.FaultsOf(files.Set("imprints/ours.yaml", "key: theirs\n")).ShouldContain(fault => fault.StartsWith("imprints/ours.yaml:1: `name` is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_with_rules_and_words_by_language_is_written_and_read_back_the_same()
    {
        var files = new IssueFiles();
        foreach (var (path, text) in new[]
        {
            ("issue.yaml", Folder.Settings.Replace(Words, "imprint:\n  en: \"Free: at the gate\"\n  es: Gratis\n" + Rules, StringComparison.Ordinal)), ("editorial.md", "---\ntitle: Ten\n---\n\nText.\n"),
            ("editorial.es.md", "---\ntitle: Diez\n---\n\nTexto.\n"), ("workplaces/norte.md", Workplace("es")),
        })
        {
            files.Set(path, text);
        }

        var faults = new List<IssueFault>();
        var text1 = IssueText.Read(files, faults);
        faults.ShouldBeEmpty();
        var again = text1!.Write();
        var text2 = IssueText.Read(again, faults);
        faults.ShouldBeEmpty();
        text2!.Head.ImprintRules.ShouldBe(text1.Head.ImprintRules);
        text2.Head.Imprint.ShouldBe(text1.Head.Imprint);
        text2.Write().FindText("issue.yaml").ShouldBe(again.FindText("issue.yaml"));
        ImprintOf(again.ToReader(), "norte").ShouldBe(ImprintOf(files.ToReader(), "norte"));
    }

    [Fact]
    public void A_licence_holds_on_its_last_day()
    {
        var profile = ShippedProfiles.Default.Find("union-mark").ShouldNotBeNull();
        var values = new ImprintValues(new Dictionary<string, string> { ["union-mark.union"] = "U", ["union-mark.mark.holder"] = "H", ["union-mark.mark.number"] = "1", ["union-mark.mark.ends"] = "2026-11-23" });

        ImprintCheck.Of(profile, values, ["en"], new DateOnly(2026, 11, 23)).ShouldBeEmpty();
        ImprintCheck.Of(profile, values, ["en"], new DateOnly(2026, 11, 24)).Select(gap => gap.Kind).ShouldBe([ImprintGapKind.Ended]);
    }

    private static MemoryFiles Bilingual(string words, string imprint) => Folder.Good()
        .Set("issue.yaml", Folder.Settings.Replace(words, imprint, StringComparison.Ordinal))
        .Set("editorial.es.md", "---\ntitle: Diez minutos\n---\n\nSon nuestros.\n")
        .Set("workplaces/norte.md", Workplace("es"));

    private static string Workplace(string language) => $"---\nworkplace: Nave Norte\ncopies: 40\nlanguage: {language}\n---\n\n## Agua\n\nHay agua.\n";

    private static string ImprintOf(IIssueFiles files, string slug)
    {
        var issue = IssueFolder.Read(files);
        issue.Faults.ShouldBeEmpty();
        var reading = issue.Load(issue.Editions.Single(entry => entry.Slug == slug));
        reading.Faults.ShouldBeEmpty();
        return reading.Copy.ShouldNotBeNull().Furniture.Imprint;
    }
}
