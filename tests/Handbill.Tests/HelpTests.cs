using System.Reflection.PortableExecutable;

namespace Handbill.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("press")]
    [InlineData("check")]
    [InlineData("proof")]
    [InlineData("watch")]
    [InlineData("new")]
    [InlineData("demo")]
    [InlineData("completion")]
    public void Help_of_a_command_shows_examples(string command)
    {
        var outcome = Cli.Run(command, "--help");

        outcome.Code.ShouldBe(0);
        outcome.Output.ShouldContain("Examples:");
        outcome.Output.ShouldContain($"handbill {command}");
    }

    [Fact]
    public void Without_a_command_the_program_says_how_to_begin()
    {
        var outcome = Cli.Run();

        outcome.Code.ShouldBe(1);
        outcome.Output.ShouldContain("handbill demo");
        outcome.Output.ShouldContain("handbill new");
    }

    [Fact]
    public void A_misspelt_command_is_answered_with_the_one_that_was_meant()
    {
        var outcome = Cli.Run("pres");

        outcome.Code.ShouldBe(1);
        outcome.Output.ShouldBeEmpty();
        outcome.Error.ShouldContain("press");
    }

    [Fact]
    public void A_missing_option_is_named()
    {
        var outcome = Cli.Run("press", "newsletter");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("--out");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void Jobs_must_be_a_number_that_can_be_done(string jobs)
    {
        var outcome = Cli.Run("press", "newsletter", "--out", "out", "--jobs", jobs);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("--jobs");
    }

    [Fact]
    public void A_print_specification_that_is_not_known_is_answered_with_those_that_are()
    {
        using var issue = new IssueOnDisk("depot");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out, "--print", "bookley");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("--print");
        outcome.Error.ShouldContain("booklet");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Completion_scripts_are_printed(string shell) => Cli.Run("completion", shell).Output.ShouldContain("suggest:");

    [Fact]
    public void Completion_in_bash_offers_the_slugs_of_the_issue()
    {
        using var issue = new IssueOnDisk("bakery", "depot", "depot-north");
        var line = $"handbill proof {issue.Folder} dep";
        var script = $$"""
            source <('{{Cli.Executable}}' completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=('{{Cli.Executable}}' proof '{{issue.Folder}}' dep) COMP_CWORD=3
            _handbill
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var outcome = Cli.RunProgram("/bin/bash", "-c", script);

        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["depot", "depot-north"], ignoreOrder: true);
    }

    [Fact]
    public void A_release_build_is_compiled_ahead_of_time()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Cli.Executable.Contains("/Release/", StringComparison.Ordinal), "Only a Release build on Linux is.");
        foreach (var name in new[] { "handbill.dll", "Handbill.Typesetting.dll", "Handbill.Press.dll", "Markdig.dll" })
        {
            using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(Cli.Executable)!, name));
            using var reader = new PEReader(file);
            reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0, name);
        }
    }
}
