using System.Runtime.CompilerServices;
using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>The issues that come with the program.</summary>
public sealed class Samples
{
    [Theory]
    [InlineData("fortnight")]
    [InlineData("paper")]
    public void Are_read_without_a_fault(string name)
    {
        var issue = IssueFolder.Read(Path.Combine(Corpus.Root(), "samples", name));

        issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults)).ShouldBeEmpty();
        issue.Editions.ShouldNotBeEmpty();
    }

    [Fact]
    public void Newspaper_is_one_edition_with_the_lead_first()
    {
        var issue = IssueFolder.Read(Folder.Good()
            .Set("issue.yaml", Folder.Settings + "kind: newspaper\n")
            .Set("articles/a.md", "---\ntitle: Second\nbyline: Ana\nkicker: Town\npage: 2\ncolumns: 3\n---\nText.\n")
            .Set("articles/b.md", "---\ntitle: Lead\norder: 1\n---\nText.\n"));

        var copy = issue.Load(issue.Editions.ShouldHaveSingleItem()).Copy.ShouldNotBeNull();

        (copy.Slug, copy.Workplace, copy.Editorial).ShouldBe(("paper", "The Common Voice", null));
        copy.Items.Select(story => story.Title).ShouldBe(["Lead", "Second"]);
        var second = copy.Items[1];
        (second.Byline, second.Page, second.Columns, second.Kicker[0].Text).ShouldBe(("Ana", 2, 3, "Town"));
    }

    [Theory]
    [InlineData("issue.yaml", "", "articles: there are no articles, put 1 to 200 files such as articles/lead.md there")]
    [InlineData("articles/a.md", "---\ntitle: T\npage: first\n---\nText.\n", "articles/a.md:3: `page` is `first`, write a whole number from 1 to 64")]
    [InlineData("articles/a.md", "Text.\n", "articles/a.md:1: `title` is missing, add a line such as `title: What we won on Thursday`")]
    public void Newspaper_with_a_fault_is_not_made(string path, string text, string fault)
    {
        var files = Folder.Good().Set(path, text).Set("issue.yaml", Folder.Settings + "kind: newspaper\n");

        Folder.FaultsOf(files).ShouldBe([fault]);
    }
}
