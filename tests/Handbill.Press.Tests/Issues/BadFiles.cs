using Handbill.Press.Issues;

namespace Handbill.Press.Tests.Issues;

/// <summary>Files that are no text, names that are no slugs, paths that lead out of the folder.</summary>
public sealed class BadFiles
{
    [Fact]
    public void Not_UTF_8_is_told_with_byte_and_line() =>
        Folder.FaultsOf(Folder.Good().Set("workplaces/depot.md", [.. "---\nworkplace: Caf"u8, 0xE9, .. "\n---\n"u8]))
            .ShouldBe(["workplaces/depot.md:2: byte 18 is not UTF-8, save the file as UTF-8 text"]);

    [Fact]
    public void Byte_order_mark_does_not_count() =>
        Folder.FaultsOf(Folder.Good().Set("workplaces/depot.md", "\uFEFF" + Folder.Depot)).ShouldBeEmpty();

    [Theory]
    [InlineData("\0", "there is a null byte in the text")]
    [InlineData("\u0007", "there is the control character U+0007 in the text")]
    [InlineData("\u0085", "there is the control character U+0085 in the text")]
    public void Control_characters_are_told_with_their_line(string control, string problem) =>
        Folder.FaultsOfCopy($"## A\n\nB{control}\n")
            .ShouldBe([$"workplaces/depot.md:7: {problem}, take it out, or save the file as UTF-8 text"]);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_may_end_as_on_any_system(string end)
    {
        var text = (Folder.Depot + "<b>\n").Replace("\n", end, StringComparison.Ordinal);

        Folder.FaultsWith("workplaces/depot.md", text)
            .ShouldBe(["workplaces/depot.md:9: `<b>` is HTML, which is not read, write it in Markdown; for a less-than sign write `\\<`"]);
    }

    [Fact]
    public void Two_workplaces_of_one_slug_are_told_and_not_made()
    {
        var files = Folder.Good().Set("workplaces/Depot.md", Folder.Depot);

        Folder.FaultsOf(files).ShouldBe(["workplaces/depot.md: two workplaces have the slug `depot`, this one and workplaces/Depot.md, rename one of the two files"]);
        var issue = IssueFolder.Read(files);
        issue.Editions.Select(entry => issue.Load(entry).Copy?.Slug).ShouldBe([null, "hospital"]);
    }

    [Fact]
    public void Name_that_is_no_slug_is_told() =>
        Folder.FaultsWith("workplaces/depôt.md", Folder.Depot)
            .ShouldBe(["workplaces/depôt.md: the file's name cannot name an edition, use letters a to z, digits and hyphens in it"]);

    [Fact]
    public void File_that_would_be_passed_over_is_told() =>
        Folder.FaultsWith("workplaces/gate.txt", Folder.Depot)
            .ShouldBe(["workplaces/gate.txt: the file is passed over, for its name does not end in .md, rename it, or move it elsewhere"]);

    [Fact]
    public void Folder_without_workplaces_is_told() =>
        Folder.FaultsOf(new MemoryFiles().Set("issue.yaml", Folder.Settings).Set("editorial.md", "---\ntitle: T\n---\nText.\n"))
            .ShouldBe(["workplaces: there are no workplaces, put a file such as workplaces/depot.md there"]);

    [Fact]
    public void File_of_unknown_language_is_told() =>
        Folder.FaultsWith("editorial.xx.md", "---\ntitle: T\n---\nText.\n")
            .ShouldBe(["editorial.xx.md: the language `xx` is not known, write one of en, es, fr, de, pt, it, nl, pl, ru, tr, ar, fa, ur, he, el, sv, ca, ht, vi, with a region where it matters, such as pt-BR"]);

    [Fact]
    public void File_beyond_a_mebibyte_is_told() =>
        Folder.FaultsOfCopy(Folder.Repeat("## A\n\nB\n\n", 120_000))
            .ShouldBe(["workplaces/depot.md: the file has more than 1024 KiB, shorten it: no sheet holds as much"]);

    [Theory]
    [InlineData("../secret.jpg", "the path `../secret.jpg` leaves the issue folder, write it from the issue folder on, such as images/gate.jpg")]
    [InlineData("images/../../secret.jpg", "the path `images/../../secret.jpg` leaves the issue folder, write it from the issue folder on, such as images/gate.jpg")]
    [InlineData("images/%2e%2e/secret.jpg", "the path `images/../secret.jpg` leaves the issue folder, write it from the issue folder on, such as images/gate.jpg")]
    [InlineData("/etc/hosts", "the path `/etc/hosts` leaves the issue folder, write it from the issue folder on, such as images/gate.jpg")]
    [InlineData("C:\\secret.jpg", "the path `C:\\secret.jpg` leaves the issue folder, write it from the issue folder on, such as images/gate.jpg")]
    [InlineData("https://example.org/a.jpg", "the picture `https://example.org/a.jpg` is not a file of the issue, save it in images/ and write that path")]
    [InlineData("gate.jpg", "the picture `gate.jpg` is not in images/, move it there and write images/gate.jpg")]
    [InlineData("images/gaet.png", "the picture images/gaet.png is missing, write images/gate.png if that is meant")]
    [InlineData("images/nothing.png", "the picture images/nothing.png is missing, put it there, or correct the path")]
    [InlineData("images/empty.png", "the picture images/empty.png is an empty file, save or send it again")]
    [InlineData("images/anim.gif", "the picture images/anim.gif is a GIF, save it as PNG or JPEG")]
    public void Picture_that_cannot_be_had_is_told(string path, string fault)
    {
        var files = Folder.Good()
            .Set("images/gate.png", Pictures.Png)
            .Set("images/empty.png", [])
            .Set("images/anim.gif", "GIF89a\u0001\0\u0001\0")
            .Set("workplaces/depot.md", Folder.Depot + $"\n![The gate]({path})\n");

        Folder.FaultsOf(files).ShouldBe(["workplaces/depot.md:10: " + fault]);
    }

    [Fact]
    public void Picture_of_fifty_thousand_pixels_is_refused_unopened() =>
        Folder.FaultsOf(Folder.Good().Set("images/bomb.png", Pictures.Header(50_000, 50_000)).Set("workplaces/depot.md", Folder.Depot + "\n![A](images/bomb.png)\n"))
            .ShouldHaveSingleItem().ShouldStartWith("workplaces/depot.md:10: the picture images/bomb.png measures 50000 × 50000 pixels");

    [Fact]
    public void Link_out_of_the_folder_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Folder.Good());
        File.WriteAllText(Path.Combine(folder.Path, "..", Path.GetFileName(folder.Path) + ".secret"), Folder.Depot);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "workplaces", "spy.md"), "../../" + Path.GetFileName(folder.Path) + ".secret");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "workplaces", "same.md"), "depot.md");

        var issue = IssueFolder.Read(folder.Path);

        issue.Editions.SelectMany(entry => issue.Load(entry).Faults).Select(fault => fault.ToString())
            .ShouldBe(["workplaces/spy.md: the file is a link out of the issue folder, put the file itself there"]);
        issue.Editions.Select(entry => entry.Slug).ShouldBe(["depot", "hospital", "same", "spy"]);
    }

    [Theory]
    [InlineData("ta-ble\nno hyphen here\n", "hyphenation.en.txt:2: `no hyphen here` is no word with its divisions, write one word on a line, with a hyphen wherever it may be divided, such as ta-ble")]
    [InlineData("-table\n", "hyphenation.en.txt:1: `-table` is no word with its divisions, write one word on a line, with a hyphen wherever it may be divided, such as ta-ble")]
    public void Word_that_is_not_divided_is_told(string list, string fault) =>
        Folder.FaultsWith("hyphenation.en.txt", list).ShouldBe([fault]);
}
