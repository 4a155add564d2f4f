using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>Folders that are written.</summary>
public sealed class Folders
{
    private static readonly DateOnly Date = new(2026, 11, 23);

    [Fact]
    public void Written_back_an_issue_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        var files = Folder.Good()
            .Set("workplaces/hospital.md", "\uFEFF---\r\nworkplace:   Hilltop  # quiet\r\ncopies: 400\r\n---\r\n\r\n## Choir ##\r\n\r\nThursdays.  \r\n")
            .Set("images/gate/one.png", Pictures.Png)
            .Set("notes.txt", "kept")
            .Set("style.yaml", "name: ours # comment\n");
        var target = folder.Path + "-copy";

        IssueFolder.Write(IssueFolder.Read(files), target).ShouldBeNull();

        var copy = new DiskFiles(target);
        var names = files.List("").Concat(files.ListDeep("workplaces")).Concat(files.ListDeep("images")).ToList();
        copy.List("").Concat(copy.ListDeep("workplaces")).Concat(copy.ListDeep("images")).ShouldBe(names);
        names.ShouldAllBe(name => copy.Read(name, int.MaxValue).Content.SequenceEqual(files.Read(name, int.MaxValue).Content));
        Directory.Exists(target + ".part").ShouldBeFalse();
    }

    [Fact]
    public void Folder_that_is_in_use_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "mine.txt"), "mine");

        StarterFolder.Write(folder.Path, Date).ShouldNotBeNull().ToString()
            .ShouldBe($"{folder.Path}: there is something in its place already, name a folder that is new or empty");

        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Starter_is_an_issue_without_a_fault()
    {
        using var folder = new TemporaryFolder();

        StarterFolder.Write(folder.Path, Date).ShouldBeNull();

        var issue = IssueFolder.Read(folder.Path);
        issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults)).ShouldBeEmpty();
        issue.Furniture.Date.ShouldBe(Date);
        issue.Editions.Select(entry => entry.Slug).ShouldBe(["hilltop-hospital", "riverside-depot"]);
        issue.Load(issue.Editions[1]).Copy!.Fillers.Length.ShouldBe(3);
        issue.DivisionsOf("en-GB").ShouldBe(["work-place", "news-let-ter"]);
    }

    [Fact]
    public void Starter_shows_settings_that_can_be_put_to_use()
    {
        var files = new MemoryFiles();
        foreach (var (path, text) in StarterFolder.Files(Date))
        {
            files.Set(path, text);
        }

        var settings = System.Text.Encoding.UTF8.GetString(files.Read("issue.yaml", int.MaxValue).Content);
        foreach (var field in new[] { "submit", "style", "inks" })
        {
            settings = settings.Replace($"# {field}:", $"{field}:", StringComparison.Ordinal);
        }

        var issue = IssueFolder.Read(files.Set("issue.yaml", settings));
        issue.Faults.ShouldBeEmpty();
        (issue.Style.Name, issue.Furniture.Submit).ShouldBe(("large-print", "https://example.org/write"));
        issue.Settings.Inks.ShouldBe(["black", "red"]);
    }

    [Fact]
    public void Text_in_the_making_is_read_in_place_of_the_file()
    {
        var issue = IssueFolder.Read(Folder.Good());

        var reading = issue.Load(issue.Editions[0], Folder.Depot.Replace("Hot water", "Cold water", StringComparison.Ordinal));

        reading.Copy!.Items[0].Title.ShouldBe("Cold water");
    }

    [Theory]
    [InlineData("es", "Aviso")]
    [InlineData("es-MX", "Aviso")]
    [InlineData("en", "Notice")]
    public void Notices_come_in_the_language_of_the_edition(string language, string title)
    {
        var issue = IssueFolder.Read(Folder.Good()
            .Set("editorial.es.md", "---\ntitle: Diez\n---\nMinutos.\n")
            .Set("fillers.md", "## Notice\n\nText.\n")
            .Set("fillers.es.md", "## Aviso\n\nTexto.\n")
            .Set("workplaces/depot.md", Folder.Depot.Replace("copies", $"language: {language}\ncopies", StringComparison.Ordinal)));

        issue.Load(issue.Editions[0]).Copy.ShouldNotBeNull().Fillers.ShouldHaveSingleItem().Title.ShouldBe(title);
    }
}
