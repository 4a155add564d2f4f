using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>What `docs/issue-folder.md` shows is an issue that works.</summary>
public sealed class Documentation
{
    [Fact]
    public void Shows_an_issue_without_a_fault()
    {
        var files = new MemoryFiles();
        string? name = null;
        var text = "";
        foreach (var line in File.ReadLines(Path.Combine(Corpus.Root(), "docs", "issue-folder.md")))
        {
            if (name is null && line.StartsWith("```", StringComparison.Ordinal) && line.IndexOf("file=", StringComparison.Ordinal) is > 0 and var at)
            {
                (name, text) = (line[(at + 5)..], "");
            }
            else if (name is not null && line == "```")
            {
                files.Set(name, text);
                name = null;
            }
            else
            {
                text += line + "\n";
            }
        }

        var issue = IssueFolder.Read(files);
        issue.Faults.ShouldBeEmpty();
        var reading = issue.Load(issue.Editions.ShouldHaveSingleItem());
        reading.Faults.ShouldBeEmpty();
        reading.Copy!.Items.Select(item => (item.Title, item.MayBeHeldOver)).ShouldBe([("Hot water is back", false), ("Canteen prices", true)]);
        reading.Copy.Fillers.ShouldHaveSingleItem();
        issue.DivisionsOf("en").ShouldBe(["work-place", "news-let-ter"]);
    }
}
