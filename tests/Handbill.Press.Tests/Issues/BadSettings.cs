using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>What `issue.yaml` and the fields at the head of files may have wrong, and what is said about it.</summary>
public sealed class BadSettings
{
    [Theory]
    [InlineData("number: 512\n", "", "issue.yaml:1: `number` is missing, add a line such as `number: 1`")]
    [InlineData("motto:", "moto:", "issue.yaml:2: unknown field `moto`, write `motto` if that is meant")]
    [InlineData("number: 512", "number: 0", "issue.yaml:3: `number` is `0`, write a whole number from 1 to 999999")]
    [InlineData("number: 512", "number: five", "issue.yaml:3: `number` is `five`, write a whole number from 1 to 999999")]
    [InlineData("number: 512", "number: [512]", "issue.yaml:3: `number` is a list, write a whole number")]
    [InlineData("date: 2026-11-23", "date: 23.11.2026", "issue.yaml:4: `date` is `23.11.2026`, which is no date, write year, month and day, such as 2026-11-23")]
    [InlineData("date: 2026-11-23", "date: 2026-02-30", "issue.yaml:4: `date` is `2026-02-30`, which is no date, write year, month and day, such as 2026-11-23")]
    [InlineData("language: en", "language: english", "issue.yaml:5: the language `english` is not known, write `en` if that is meant")]
    [InlineData("sheet: A4", "sheet: A6", "issue.yaml:6: the sheet `A6` is not known, write one of A4, Letter, A3-folded, Tabloid-folded, A5-two-up, half-Letter-two-up")]
    [InlineData("motto: Written where we work", "number: 513", "issue.yaml:3: `number` stands twice, first on line 2, take one out")]
    [InlineData("motto: Written where we work", "motto:", "issue.yaml:2: `motto` is empty, write it out, for instance `motto: Written where we work`; for none write `motto: \"\"`")]
    [InlineData("sheet: A4", "sheet: A4\nsubmit: javascript:alert(1)", "issue.yaml:7: `submit` is `javascript:alert(1)`, write an address of at most 200 characters that begins with https://")]
    [InlineData("sheet: A4", "sheet: A4\nkind: journal", "issue.yaml:7: `kind` is `journal`, write newsletter or newspaper")]
    [InlineData("sheet: A4", "sheet: A4\nstyle: buletin", "issue.yaml:7: the house style `buletin` is not known, write `bulletin` if that is meant")]
    [InlineData("sheet: A4", "sheet: A4\nstyle: house.yaml", "issue.yaml:7: there is no file house.yaml, put it into the issue folder, or name a house style that comes with the program")]
    [InlineData("sheet: A4", "sheet: A4\ninks: [black, black]", "issue.yaml:7: the ink `black` stands twice, take one out")]
    [InlineData("motto: Written where we work", "motto: &m Written", "issue.yaml:2: YAML anchors and aliases (`&`, `*`) are not read, write the value out, or put quotes around it")]
    [InlineData("motto: Written where we work", "motto: !x Written", "issue.yaml:2: the YAML tag `!x` is not read, take it out, or put quotes around the value")]
    public void Of_an_issue_are_named_with_their_line(string good, string bad, string fault)
    {
        Folder.Settings.ShouldContain(good);
        Folder.FaultsWith("issue.yaml", Folder.Settings.Replace(good, bad, StringComparison.Ordinal)).ShouldContain(fault);
    }

    [Fact]
    public void Spoil_the_whole_issue()
    {
        var issue = IssueFolder.Read(Folder.Good().Set("issue.yaml", Folder.Settings.Replace("A4", "A6", StringComparison.Ordinal)));

        issue.IsSpoiled.ShouldBeTrue();
        var reading = issue.Load(issue.Editions[0]);
        (reading.Copy, reading.SpoiledBy).ShouldBe((null, "issue.yaml"));
    }

    [Fact]
    public void Are_all_told_at_once() =>
        Folder.FaultsWith("issue.yaml", "publication: [1]\nnumber: x\ndate: y\nlanguage: zz\nsheet: q\n").Count.ShouldBe(7);

    [Fact]
    public void Missing_file_is_one_fault() =>
        Folder.FaultsOf(new MemoryFiles().Set("editorial.md", "---\ntitle: T\n---\nText.\n").Set("workplaces/a.md", Folder.Depot))
            .ShouldBe(["issue.yaml: there is no such file, write it, or begin a folder with `handbill new FOLDER`"]);

    [Fact]
    public void Missing_folder_is_one_fault() =>
        IssueFolder.Read(Path.Combine(Path.GetTempPath(), "handbill-no-such-folder")).Faults.Select(fault => fault.ToString())
            .ShouldBe([".: there is no such folder, check its name, or begin one with `handbill new FOLDER`"]);

    [Fact]
    public void What_is_not_YAML_is_named_with_its_line() =>
        Folder.FaultsWith("issue.yaml", Folder.Settings + "style: {a\n").ShouldHaveSingleItem().ShouldStartWith("issue.yaml:");

    [Theory]
    [InlineData("copies: 250", "copies: -1", "workplaces/depot.md:3: `copies` is `-1`, write a whole number from 0 to 10000000")]
    [InlineData("copies: 250", "copies: many", "workplaces/depot.md:3: `copies` is `many`, write a whole number from 0 to 10000000")]
    [InlineData("copies: 250\n", "", "workplaces/depot.md:2: `copies` is missing, add a line such as `copies: 1`")]
    [InlineData("workplace:", "work-place:", "workplaces/depot.md:2: unknown field `work-place`, write `workplace` if that is meant")]
    [InlineData("workplace: Riverside Depot", "workplace: {a: b}", "workplaces/depot.md:2: `workplace` is a group of fields, write text")]
    [InlineData("copies: 250", "copies: 250\nlanguage: xx", "workplaces/depot.md:4: the language `xx` is not known, write one of en, es, fr, de, pt, it, nl, pl, ru, tr, ar, fa, ur, he, el, sv, ca, ht, vi, with a region where it matters, such as pt-BR")]
    [InlineData("copies: 250", "copies: 250\nlanguage: es", "workplaces/depot.md:4: the edition is in `es` and there is no editorial.es.md, write editorial.es.md, or give the edition another `language`")]
    [InlineData("---\n\n##", "\n\n##", "workplaces/depot.md:1: the fields at the head never end, put a line of `---` after the last of them")]
    public void Of_an_edition_spoil_only_that_edition(string good, string bad, string fault)
    {
        Folder.Depot.ShouldContain(good);
        var files = Folder.Good().Set("workplaces/depot.md", Folder.Depot.Replace(good, bad, StringComparison.Ordinal));

        Folder.FaultsOf(files).ShouldContain(fault);
        var issue = IssueFolder.Read(files);
        issue.Load(issue.Editions[0]).Copy.ShouldBeNull();
        issue.Load(issue.Editions[1]).Copy.ShouldNotBeNull();
    }

    [Fact]
    public void Fault_in_an_editorial_spoils_the_editions_of_its_language()
    {
        var issue = IssueFolder.Read(Folder.Good()
            .Set("editorial.es.md", "---\ntitle: Diez\n---\n\n# Diez\n")
            .Set("workplaces/depot.md", Folder.Depot.Replace("copies", "language: es\ncopies", StringComparison.Ordinal)));

        issue.Faults[0].ToString().ShouldBe("editorial.es.md:5: a heading of the first level is the publication's own, write `##` instead of `#`");
        issue.IsSpoiled.ShouldBeFalse();
        issue.Load(issue.Editions[0]).SpoiledBy.ShouldBe("editorial.es.md");
        issue.Load(issue.Editions[1]).Copy.ShouldNotBeNull();
    }

    [Fact]
    public void Editorial_without_a_title_is_told() =>
        Folder.FaultsWith("editorial.md", "They are ours.\n")
            .ShouldContain("editorial.md:1: `title` is missing, add a line such as `title: What we won on Thursday`");

    [Fact]
    public void Missing_editorial_is_told_by_each_edition_that_needs_it()
    {
        var files = new MemoryFiles().Set("issue.yaml", Folder.Settings).Set("workplaces/depot.md", Folder.Depot);

        Folder.FaultsOf(files).ShouldBe(["workplaces/depot.md:2: the edition is in `en` and there is no editorial.md, write editorial.md, or give the edition another `language`"]);
    }

    [Fact]
    public void Two_editorials_of_one_language_are_told() =>
        Folder.FaultsWith("editorial.en.md", "---\ntitle: T\n---\nText.\n")
            .ShouldContain("editorial.md: the language `en` has this file and editorial.en.md, take one of the two out");
}
