using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>The issue folders of the corpus, as they are.</summary>
public sealed class CorpusFolders
{
    [Theory]
    [InlineData("wikinews", 40, 512)]
    [InlineData("eight-languages", 24, 507)]
    public void Are_read_without_a_fault(string name, int editions, int number)
    {
        var issue = IssueFolder.Read(Corpus.Issue(name));

        issue.Faults.ShouldBeEmpty();
        issue.IsSpoiled.ShouldBeFalse();
        issue.Furniture.Number.ShouldBe(number);
        issue.Editions.Length.ShouldBe(editions);
        foreach (var reading in issue.Editions.Select(issue.Load))
        {
            reading.Faults.ShouldBeEmpty();
            reading.Copy.ShouldNotBeNull().Items.ShouldNotBeEmpty();
            reading.Copy.Editorial.ShouldNotBeNull();
            reading.Copies.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Give_each_edition_the_editorial_in_its_language()
    {
        var issue = IssueFolder.Read(Corpus.Issue("eight-languages"));
        var copies = issue.Editions.Select(entry => issue.Load(entry).Copy!).ToList();

        copies.Select(copy => copy.Language).Distinct().Order().ShouldBe(["ar", "de", "en", "es", "fr", "pt", "ru", "tr"]);
        copies.First(copy => copy.Language == "de").Editorial!.Title.ShouldBe("John Edward: Sprachkenntnisse für Weltbürger unerlässlich");
    }
}
