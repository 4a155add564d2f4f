using System.Text.Json;
using System.Text.RegularExpressions;

namespace Handbill.Tests;

public sealed partial class PressCommandTests
{
    [Fact]
    public void Every_edition_of_the_sample_gets_a_reading_file_and_only_fitted_ones_a_print_file()
    {
        using var issue = new IssueOnDisk();
        var outcome = Cli.Run("press", Cli.Fortnight, "--out", issue.Out);

        outcome.Error.ShouldBeEmpty();
        var editions = Editions(issue);
        editions.Count.ShouldBe(12);
        outcome.Code.ShouldBe(editions.All(IsFitted) ? 0 : 2);
        foreach (var edition in editions)
        {
            var slug = edition.GetProperty("slug").GetString()!;
            File.Exists(issue.Made($"{slug}.pdf")).ShouldBeTrue(slug);
            File.Exists(issue.Made($"print/{slug}.pdf")).ShouldBe(IsFitted(edition), slug);
        }
    }

    [Fact]
    public void Sample_shows_an_item_held_over_a_notice_put_in_and_an_edition_to_cut()
    {
        using var issue = new IssueOnDisk();
        Cli.Run("press", Cli.Fortnight, "--out", issue.Out);

        var editions = Editions(issue);
        editions.Where(edition => !IsFitted(edition)).Select(edition => edition.GetProperty("slug").GetString()).ShouldBe(["supermarket-nights"]);
        With("held").ShouldBe(["parcel-hub"]);
        With("filled").ShouldBe(["paper-mill"]);

        IEnumerable<string?> With(string list) => editions
            .Where(edition => edition.GetProperty("back").TryGetProperty(list, out var titles) && titles.GetArrayLength() > 0)
            .Select(edition => edition.GetProperty("slug").GetString());
    }

    [Fact]
    public void Fit_file_tells_each_side_in_the_words_of_its_outcome()
    {
        using var issue = new IssueOnDisk();
        issue.WriteWorkplace("depot", words: 60);
        issue.WriteWorkplace("tower", words: 6000);
        Cli.Run("press", issue.Folder, "--out", issue.Out).Code.ShouldBe(2);

        var editions = Editions(issue).ToDictionary(edition => edition.GetProperty("slug").GetString()!);
        var depot = editions["depot"].GetProperty("back");
        depot.GetProperty("fit").GetString().ShouldBe("underset");
        depot.GetProperty("room_words").GetInt32().ShouldBeGreaterThan(0);
        depot.GetProperty("room_lines").GetInt32().ShouldBeGreaterThan(0);
        var tower = editions["tower"].GetProperty("back");
        tower.GetProperty("fit").GetString().ShouldBe("overset");
        tower.GetProperty("cut_words").GetInt32().ShouldBeGreaterThan(0);
        tower.GetProperty("cut_lines").GetInt32().ShouldBeGreaterThan(0);
        editions["tower"].GetProperty("pages").GetInt32().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Two_runs_and_any_number_of_jobs_give_the_same_bytes()
    {
        using var one = new IssueOnDisk();
        using var two = new IssueOnDisk();
        Cli.Run("press", Cli.Fortnight, "--out", one.Out, "--jobs", "1");
        Cli.Run("press", Cli.Fortnight, "--out", two.Out, "--jobs", "2");

        var files = Names(one.Out);
        files.ShouldBe(Names(two.Out));
        foreach (var file in files.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            File.ReadAllBytes(one.Made(file)).AsSpan().SequenceEqual(File.ReadAllBytes(two.Made(file))).ShouldBeTrue(file);
        }

        Timeless(one).ShouldBe(Timeless(two));
    }

    [Fact]
    public void A_fault_is_told_with_file_and_line_and_the_other_editions_are_made()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        issue.Write("workplaces/bakery.md", "---\nworkplace: Bakery\ncopies: 10\n---\n\nText before any headline.\n");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out);

        outcome.Code.ShouldBe(1);
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => FaultForm().IsMatch(line));
        outcome.Error.ShouldContain("workplaces/bakery.md:6: ");
        File.Exists(issue.Made("depot.pdf")).ShouldBeTrue();
        File.Exists(issue.Made("bakery.pdf")).ShouldBeFalse();
        Editions(issue).Select(edition => edition.GetProperty("slug").GetString()).ShouldBe(["depot"]);
    }

    [Fact]
    public void A_fault_in_the_settings_makes_nothing_and_leaves_what_is_there()
    {
        using var issue = new IssueOnDisk("depot");
        issue.Write("issue.yaml", "publication: The Common Voice\nnumbr: 7\n");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("issue.yaml:2: ");
        outcome.Error.ShouldContain("number");
        Directory.Exists(issue.Out).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_missing_is_told_by_its_name()
    {
        var outcome = Cli.Run("press", "no-such-folder", "--out", "nowhere");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("no-such-folder: ");
        Directory.Exists("nowhere").ShouldBeFalse();
    }

    [Fact]
    public void Only_presses_what_it_names_and_keeps_the_account_of_the_rest()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        Cli.Run("press", issue.Folder, "--out", issue.Out);
        var before = File.GetLastWriteTimeUtc(issue.Made("bakery.pdf"));
        issue.WriteWorkplace("depot", words: 80);
        Cli.Run("press", issue.Folder, "--out", issue.Out, "--only", "depot");

        File.GetLastWriteTimeUtc(issue.Made("bakery.pdf")).ShouldBe(before);
        Editions(issue).Select(edition => edition.GetProperty("slug").GetString()).ShouldBe(["bakery", "depot"]);
    }

    [Fact]
    public void An_unknown_edition_is_refused_with_the_nearest_name()
    {
        using var issue = new IssueOnDisk("depot");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out, "--only", "depo");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("`depo`");
        outcome.Error.ShouldContain("`depot`");
    }

    [Fact]
    public void Sheets_of_a_workplace_that_is_gone_are_taken_away_and_strangers_files_stay()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        Cli.Run("press", issue.Folder, "--out", issue.Out);
        File.WriteAllText(issue.Made("holiday.pdf"), "mine");
        File.Delete(Path.Combine(issue.Folder, "workplaces", "bakery.md"));
        Cli.Run("press", issue.Folder, "--out", issue.Out);

        File.Exists(issue.Made("bakery.pdf")).ShouldBeFalse();
        File.Exists(issue.Made("depot.pdf")).ShouldBeTrue();
        File.Exists(issue.Made("holiday.pdf")).ShouldBeTrue();
    }

    [Fact]
    public void An_edition_that_no_longer_fits_loses_its_print_file()
    {
        using var issue = new IssueOnDisk("depot");
        Cli.Run("press", issue.Folder, "--out", issue.Out);
        Directory.CreateDirectory(issue.Made("print"));
        File.WriteAllText(issue.Made("print/depot.pdf"), "of an earlier run");
        issue.WriteWorkplace("depot", words: 6000);
        Cli.Run("press", issue.Folder, "--out", issue.Out).Code.ShouldBe(2);

        File.Exists(issue.Made("print/depot.pdf")).ShouldBeFalse();
    }

    [Fact]
    public void Json_on_standard_output_is_one_object_with_editions_and_faults()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        issue.Write("workplaces/bakery.md", "---\nworkplace: Bakery\ncopies: many\n---\n\n## One\n\nText.\n");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out, "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        json.RootElement.GetProperty("issue").GetInt32().ShouldBe(7);
        json.RootElement.GetProperty("editions").EnumerateArray().Single().GetProperty("slug").GetString().ShouldBe("depot");
        var fault = json.RootElement.GetProperty("faults").EnumerateArray().Single();
        fault.GetProperty("file").GetString().ShouldBe("workplaces/bakery.md");
        fault.GetProperty("line").GetInt32().ShouldBe(3);
        fault.GetProperty("slug").GetString().ShouldBe("bakery");
    }

    [Fact]
    public void Off_a_terminal_the_output_is_plain_lines()
    {
        using var issue = new IssueOnDisk("bakery", "depot");
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out);

        outcome.Output.ShouldNotContain('\u001b');
        outcome.Output.ShouldContain("bakery: ");
        outcome.Output.TrimEnd().Split('\n')[^1].ShouldStartWith("2 editions in ");
    }

    [Fact]
    public void Without_colour_a_terminal_gets_a_table_and_no_colours()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "`script` is not here to play a terminal.");
        using var issue = new IssueOnDisk("bakery");
        var outcome = Cli.RunProgram(
            "/usr/bin/env", "TERM=xterm", "NO_COLOR=1", "script", "-qec", $"'{Cli.Executable}' press '{issue.Folder}' --out '{issue.Out}'", "/dev/null");

        outcome.Output.ShouldContain("Workplace");
        Colour().IsMatch(outcome.Output).ShouldBeFalse();
    }

    private static List<JsonElement> Editions(IssueOnDisk issue)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(issue.Made("fit.json")));
        return [.. json.RootElement.GetProperty("editions").EnumerateArray().Select(edition => edition.Clone())];
    }

    private static bool IsFitted(JsonElement edition) =>
        edition.GetProperty("front").GetProperty("fit").GetString() == "fitted" && edition.GetProperty("back").GetProperty("fit").GetString() == "fitted";

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static string Timeless(IssueOnDisk issue) => Milliseconds().Replace(File.ReadAllText(issue.Made("fit.json")), "");

    [GeneratedRegex(@"^[^:]+(:\d+)?: .+, .+$")]
    private static partial Regex FaultForm();

    [GeneratedRegex("\"milliseconds\":[0-9.]+")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\u001b\[[0-9;]*[34][0-9][0-9;]*m")]
    private static partial Regex Colour();
}
