namespace Handbill.Tests;

public sealed class OtherCommandTests
{
    [Fact]
    public void Check_writes_nothing_and_says_each_fit()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        var before = Directory.GetFileSystemEntries(issue.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var outcome = Cli.RunIn(issue.Folder, "check", ".");

        outcome.Code.ShouldBeOneOf(0, 2);
        outcome.Output.ShouldContain("bakery: ");
        outcome.Output.ShouldContain("depot: ");
        Directory.GetFileSystemEntries(issue.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ShouldBe(before);
    }

    [Fact]
    public void Why_tells_both_sides_of_one_edition()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        var outcome = Cli.Run("check", issue.Folder, "--why", "depot");

        outcome.Output.ShouldContain("Front: ");
        outcome.Output.ShouldContain("Back: ");
        outcome.Output.ShouldNotContain("bakery");
    }

    [Fact]
    public void Proof_writes_a_picture_or_a_reading_file()
    {
        using var issue = new IssueOnDisk("depot");
        Cli.Run("proof", issue.Folder, "depot", "--out", issue.Made("proof.png")).Code.ShouldBeOneOf(0, 2);
        Cli.Run("proof", issue.Folder, "depot", "--out", issue.Made("proof.pdf")).Code.ShouldBeOneOf(0, 2);

        File.ReadAllBytes(issue.Made("proof.png")).AsSpan(0, 4).SequenceEqual((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']).ShouldBeTrue();
        File.ReadAllText(issue.Made("proof.pdf")).ShouldStartWith("%PDF-");
    }

    [Fact]
    public void Proof_refuses_other_kinds_of_file()
    {
        var outcome = Cli.Run("proof", Cli.Fortnight, "bus-depot", "--out", "proof.gif");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain(".png or .pdf");
    }

    [Fact]
    public void A_new_issue_is_exactly_full_as_it_is()
    {
        using var issue = new IssueOnDisk();
        var folder = issue.Made("newsletter");
        Cli.Run("new", folder).Code.ShouldBe(0);
        var outcome = Cli.Run("press", folder, "--out", issue.Made("sheets"));

        outcome.Error.ShouldBeEmpty();
        outcome.Code.ShouldBe(0);
        Directory.GetFiles(issue.Made("sheets/print"), "*.pdf").Length.ShouldBe(2);
    }

    [Fact]
    public void New_does_not_write_over_what_is_there()
    {
        using var issue = new IssueOnDisk("depot");
        var outcome = Cli.Run("new", issue.Folder);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("name a folder that is new or empty");
    }

    [Fact]
    public void The_demonstration_presses_the_sample_and_says_where_to_look()
    {
        using var issue = new IssueOnDisk();
        var outcome = Cli.Run("demo", "--no-serve", "--out", issue.Out);

        outcome.Code.ShouldBe(0);
        outcome.Output.ShouldContain(issue.Out);
        outcome.Output.ShouldContain("handbill watch");
        Directory.GetFiles(issue.Out, "*.pdf").Length.ShouldBe(12);
    }
}
