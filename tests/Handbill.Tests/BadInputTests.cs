using System.Diagnostics;
using System.Text;

namespace Handbill.Tests;

/// <summary>
/// What people will put into a folder all the same, given to the program as they would: it says what is wrong and where, ends with 1, and
/// makes the other editions. Beside these stand the tests of a full disk and of a folder that cannot be written.
/// </summary>
public sealed class BadInputTests
{
    private const string Fields = "---\nworkplace: Bakery\ncopies: 10\n---\n\n";
    private const string Item = "## The lift\n\nIt is mended.\n";

    public static TheoryData<string, string, string> Workplaces => new()
    {
        { "missing field", "---\ncopies: 10\n---\n\n" + Item, "workplaces/bakery.md:2: `workplace` is missing" },
        { "unknown field", "---\nworkplace: Bakery\ncopys: 10\ncopies: 10\n---\n\n" + Item, "workplaces/bakery.md:3: unknown field `copys`, write `copies`" },
        { "wrong type", "---\nworkplace: [Bakery]\ncopies: 10\n---\n\n" + Item, "workplaces/bakery.md:2: `workplace` is a list" },
        { "no number", "---\nworkplace: Bakery\ncopies: many\n---\n\n" + Item, "workplaces/bakery.md:3: `copies` is `many`" },
        { "no headline", Fields + "##\n\nIt is mended.\n", "workplaces/bakery.md:6: " },
        { "text before the first headline", Fields + "It is mended.\n\n" + Item, "workplaces/bakery.md:6: " },
        { "no text under a headline", Fields + "## The lift\n\n## The door\n\nIt is mended.\n", "workplaces/bakery.md:6: " },
        { "unknown language", "---\nworkplace: Bakery\ncopies: 10\nlanguage: xx\n---\n\n" + Item, "workplaces/bakery.md:4: the language `xx` is not known" },
        { "no editorial in its language", "---\nworkplace: Bakery\ncopies: 10\nlanguage: fr\n---\n\n" + Item, "workplaces/bakery.md:4: the edition is in `fr` and there is no editorial.fr.md" },
        { "HTML", Fields + "## The lift\n\nIt is <b>mended</b>.\n", "workplaces/bakery.md:8: `<b>` is HTML" },
        { "null byte", Fields + "## The lift\n\nIt is\0 mended.\n", "workplaces/bakery.md:8: there is a null byte in the text" },
        { "paragraph of a megabyte", Fields + "## The lift\n\n" + Words(1_000_000) + "\n", "workplaces/bakery.md:8: " },
        { "more than a megabyte", Fields + "## The lift\n\n" + Words(1_200_000) + "\n", "workplaces/bakery.md: the file has more than 1024 KiB" },
        { "word longer than the column", Fields + "## The lift\n\nIt is " + new string('8', 90) + " mended.\n", "workplaces/bakery.md:8: " },
        { "headline longer than the column", Fields + "## " + new string('m', 60) + "\n\nIt is mended.\n", "workplaces/bakery.md:6: " },
        { "nested quotations", Fields + "## The lift\n\n" + string.Concat(Enumerable.Repeat("> ", 400)) + "It is mended.\n", "workplaces/bakery.md:8: " },
        { "missing glyph", Fields + "## The lift\n\nIt is 修理.\n", "workplaces/bakery.md:8: " },
        { "missing picture", Fields + "## The lift\n\n![A lift](images/lift.png)\n", "workplaces/bakery.md:8: the picture images/lift.png is missing" },
        { "path that leaves the folder", Fields + "## The lift\n\n![A lift](../../lift.png)\n", "workplaces/bakery.md:8: the path `../../lift.png` leaves the issue folder" },
        { "absolute path", Fields + "## The lift\n\n![A lift](/etc/passwd)\n", "workplaces/bakery.md:8: the path `/etc/passwd` leaves the issue folder" },
    };

    [Theory]
    [MemberData(nameof(Workplaces))]
    public void In_a_workplace_is_told_with_its_line_and_the_others_are_made(string what, string text, string fault)
    {
        using var issue = new IssueOnDisk("depot");
        issue.Write("workplaces/bakery.md", text);

        what.ShouldNotBeEmpty();
        IsRefused(issue, fault);
    }

    [Fact]
    public void File_that_is_not_UTF_8_is_told_with_its_byte()
    {
        using var issue = new IssueOnDisk("depot");
        issue.Write("workplaces/bakery.md", [.. "---\nworkplace: B"u8, 0xE4, .. "ckerei\ncopies: 10\n---\n\n## The lift\n\nIt is mended.\n"u8]);

        IsRefused(issue, "workplaces/bakery.md:2: byte 16 is not UTF-8");
    }

    [Fact]
    public void Two_workplaces_of_one_slug_are_both_named_and_neither_is_made()
    {
        using var issue = new IssueOnDisk("depot", "bakery");
        issue.WriteWorkplace("Bakery");

        IsRefused(issue, "two workplaces have the slug `bakery`");
    }

    [Fact]
    public void Ten_thousand_items_are_refused_at_once()
    {
        using var issue = new IssueOnDisk("depot");
        issue.Write("workplaces/bakery.md", Fields + string.Concat(Enumerable.Range(1, 10_000).Select(number => $"## Item {number}\n\nMended.\n\n")));

        var clock = Stopwatch.StartNew();
        IsRefused(issue, "workplaces/bakery.md:");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(int.MaxValue, 2)]
    public void Picture_that_claims_to_be_huge_is_refused_unopened(int width, int height) => PictureIsRefused("bomb.png", Png(width, height));

    [Fact]
    public void Picture_that_is_broken_is_refused() => PictureIsRefused("broken.png", Png(900, 600));

    [Fact]
    public void Picture_that_is_cut_short_is_refused() => PictureIsRefused("short.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);

    [Fact]
    public void Picture_of_an_unsupported_kind_is_refused() => PictureIsRefused("lift.gif", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B]);

    [Fact]
    public void Text_that_is_called_a_picture_is_refused() => PictureIsRefused("lift.png", [.. "This is no picture."u8]);

    [Theory]
    [InlineData("date: 2026-11-23", "date: tomorrow", "issue.yaml:4: `date` is `tomorrow`, which is no date")]
    [InlineData("language: en", "language: [en]", "issue.yaml:5: `language` is a list")]
    [InlineData("number: 7\n", "", "issue.yaml:1: `number` is missing")]
    public void In_the_settings_makes_no_edition(string good, string bad, string fault)
    {
        using var issue = new IssueOnDisk("depot");
        var path = Path.Combine(issue.Folder, "issue.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(good, bad, StringComparison.Ordinal));
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain(fault);
        File.Exists(issue.Made("depot.pdf")).ShouldBeFalse();
    }

    [Fact]
    public void In_an_editorial_spoils_its_language_only()
    {
        using var issue = new IssueOnDisk("depot");
        issue.WriteWorkplace("bakery", "es");
        issue.Write("editorial.es.md", "---\nbyline: Nosotros\n---\n\nTexto.\n");

        IsRefused(issue, "editorial.es.md:2: `title` is missing");
    }

    [Fact]
    public void Editorial_whose_word_is_wider_than_its_column_spoils_its_language_only()
    {
        using var issue = new IssueOnDisk("depot");
        issue.WriteWorkplace("bakery", "es");
        issue.Write("editorial.es.md", $"---\ntitle: El ascensor\n---\n\n{new string('m', 120)} texto.\n");

        IsRefused(issue, "editorial.es.md:5: ");
    }

    private static void PictureIsRefused(string name, byte[] content)
    {
        using var issue = new IssueOnDisk("depot");
        issue.Write($"images/{name}", content);
        issue.Write("workplaces/bakery.md", $"{Fields}## The lift\n\nIt is mended.\n\n![A lift](images/{name})\n");

        IsRefused(issue, $"workplaces/bakery.md:10: the picture images/{name} ");
    }

    private static void IsRefused(IssueOnDisk issue, string fault)
    {
        var outcome = Cli.Run("press", issue.Folder, "--out", issue.Out);

        outcome.Error.ShouldContain(fault);
        outcome.Error.ShouldNotContain("   at ");
        outcome.Error.ShouldNotContain("Exception");
        outcome.Error.Length.ShouldBeLessThan(1_000);
        outcome.Code.ShouldBe(1);
        File.Exists(issue.Made("depot.pdf")).ShouldBeTrue();
        File.Exists(issue.Made("bakery.pdf")).ShouldBeFalse();
        File.Exists(issue.Made("print/bakery.pdf")).ShouldBeFalse();
    }

    private static string Words(int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append("mended ");
        }

        return text.ToString(0, length - 1) + ".";
    }

    /// <summary>The head of a PNG that claims a size, right to the last check sum, with no pixels.</summary>
    private static byte[] Png(int width, int height)
    {
        byte[] head = [.. "IHDR"u8, .. BigEndian((uint)width), .. BigEndian((uint)height), 8, 0, 0, 0, 0];
        return [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. head, .. BigEndian(Crc(head)), 0, 0, 0, 0, .. "IEND"u8, .. BigEndian(Crc("IEND"u8))];
    }

    private static byte[] BigEndian(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    // CRC-32 as in annex D of the PNG specification.
    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
