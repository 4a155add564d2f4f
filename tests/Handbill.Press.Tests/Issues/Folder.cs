using System.Text;
using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>A small issue without a fault, to be spoilt in one place by a test.</summary>
internal static class Folder
{
    public const string Settings = """
        publication: The Common Voice
        motto: Written where we work
        number: 512
        date: 2026-11-23
        language: en
        sheet: A4
        imprint: Printed and published by The Common Voice

        """;

    public const string Depot = """
        ---
        workplace: Riverside Depot
        copies: 250
        ---

        ## Hot water

        It is back.

        """;

    public static MemoryFiles Good() => new MemoryFiles()
        .Set("issue.yaml", Settings)
        .Set("editorial.md", "---\ntitle: Ten minutes\n---\n\nThey are ours.\n")
        .Set("workplaces/depot.md", Depot)
        .Set("workplaces/hospital.md", "---\nworkplace: Hilltop Hospital\ncopies: 400\n---\n\n## Choir\n\nThursdays.\n");

    /// <summary>All faults of an issue and of its editions, as they are printed.</summary>
    public static List<string> FaultsOf(IIssueFiles files)
    {
        var issue = IssueFolder.Read(files);
        return [.. issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults)).Select(fault => fault.ToString())];
    }

    /// <summary>Faults of the good folder with one file put in.</summary>
    public static List<string> FaultsWith(string path, string text) => FaultsOf(Good().Set(path, text));

    /// <summary>Faults of an edition with this Markdown, which begins on line 5.</summary>
    public static List<string> FaultsOfCopy(string markdown) =>
        FaultsWith("workplaces/depot.md", "---\nworkplace: Riverside Depot\ncopies: 250\n---\n" + markdown);

    /// <summary>The edition with this Markdown, which must be without a fault.</summary>
    public static Typesetting.Text.EditionCopy CopyOf(string markdown)
    {
        var files = Good().Set("workplaces/depot.md", "---\nworkplace: Riverside Depot\ncopies: 250\n---\n" + markdown);
        var issue = IssueFolder.Read(files);
        var reading = issue.Load(issue.Editions.Single(entry => entry.Slug == "depot"));
        reading.Faults.ShouldBeEmpty();
        return reading.Copy.ShouldNotBeNull();
    }

    public static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
