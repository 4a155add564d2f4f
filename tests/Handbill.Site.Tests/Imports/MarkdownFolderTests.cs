using CsCheck;
using Handbill.Site.Imports;
using Handbill.Site.Imports.Folders;

namespace Handbill.Site.Tests.Imports;

public sealed class MarkdownFolderTests
{
    private static Reading Read(Shelf shelf) => Reading.Of(new MarkdownFolderReader(shelf.Root, new ImportSettings { Language = "en" }));

    [Fact]
    public void Fields_of_Jekyll_and_Hugo_are_read()
    {
        using var shelf = new Shelf()
            .Put("_posts/2019-05-01-the-gate.md", "---\ntitle: \"The gate: shut\"\ntags: [prices, canteen]\ncategories:\n  - News\nauthor: Ana, Ben\naliases: [/old/gate/, https://x.example/g?p=1]\nlang: de\ndescription: In *short*\n---\n# The gate: shut\n\nOne **two**.\n")
            .Put("content/walk/index.md", "---\ndate: 2020-02-03T10:00:00+02:00\ndraft: true\nslug: a-walk\n---\nWalk\n====\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>raw</b> text[^1]\n");

        var (walk, gate) = Read(shelf).Pieces is [var first, var second] ? (second.Slug == "a-walk" ? second : first, second.Slug == "a-walk" ? first : second) : throw new InvalidOperationException();

        gate.Title.ShouldBe("The gate: shut");
        gate.Body.ShouldBe("One **two**.");
        gate.Slug.ShouldBe("the-gate");
        gate.PublishedAt.ShouldBe(new DateTimeOffset(2019, 5, 1, 0, 0, 0, TimeSpan.Zero));
        gate.Topics.Select(topic => topic.Name).ShouldBe(["prices", "canteen"]);
        gate.Sections.ShouldBe([new ImportedSection("news", "News")]);
        gate.Authors.ShouldBe(["Ana", "Ben"]);
        gate.OldPaths.ShouldBe(["/old/gate/", "/g?p=1"]);
        gate.Language.ShouldBe("de");
        gate.SourceKey.ShouldBe("_posts/2019-05-01-the-gate.md");
        walk.Title.ShouldBe("Walk");
        walk.IsPublished.ShouldBeFalse();
        walk.PublishedAt.ShouldBe(new DateTimeOffset(2020, 2, 3, 10, 0, 0, TimeSpan.FromHours(2)));
        walk.Language.ShouldBe("en");
        walk.Body.ShouldBe("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n**raw** text\\[^1\\]");
    }

    [Fact]
    public void A_file_without_fields_or_heading_is_named_by_its_file()
    {
        using var shelf = new Shelf().Put("what_we-won.md", "Ten minutes.");

        Read(shelf).Pieces[0].Title.ShouldBe("what we won");
    }

    [Fact]
    public void Pictures_are_found_beside_the_file_and_never_outside_the_folder()
    {
        using var outside = new Shelf().Put("secret.jpg", "x");
        using var shelf = new Shelf()
            .Put("a/b/piece.md", $"![one](one.jpg) ![two](../two.jpg) ![three](../../../{Path.GetFileName(outside.Root)}/secret.jpg) ![four](linked/secret.jpg) ![five](/etc/passwd) ![six](https://x.example/s.jpg) ![seven](link.jpg)")
            .Put("a/b/one.jpg", "1")
            .Put("a/two.jpg", "2");
        Directory.CreateSymbolicLink(Path.Combine(shelf.Root, "a/b/linked"), outside.Root);
        File.CreateSymbolicLink(Path.Combine(shelf.Root, "a/b/link.jpg"), Path.Combine(outside.Root, "secret.jpg"));
        File.CreateSymbolicLink(Path.Combine(shelf.Root, "a/link.md"), Path.Combine(outside.Root, "secret.jpg"));

        var reading = Read(shelf);

        reading.Pieces.ShouldHaveSingleItem().Pictures.Select(picture => (picture.Name, picture.Address, picture.Open is not null)).ShouldBe(
            [("one.jpg", "a/b/one.jpg", true), ("two.jpg", "a/two.jpg", true), ("s.jpg", "https://x.example/s.jpg", false)]);
        reading.Faults.Count.ShouldBe(4);
        using var bytes = reading.Pieces[0].Pictures[1].Open!();
        bytes.ReadByte().ShouldBe('2');
    }

    [Theory]
    [InlineData("---\ntitle: [open\n---\nBody")]
    [InlineData("---\ntitle: x\nBody without an end")]
    [InlineData("---\na: &a [*a, *a]\nb: !!python/object:os.system x\n  c: : :\n---\nBody")]
    public void Fields_that_are_no_YAML_are_a_fault_and_the_text_is_read(string text)
    {
        using var shelf = new Shelf().Put("x.md", text);

        var reading = Read(shelf);

        reading.Pieces[0].Body.ShouldContain("Body");
        reading.Faults.ShouldHaveSingleItem().Where.ShouldBe("x.md");
    }

    [Fact]
    public void An_empty_or_missing_folder_is_a_fault()
    {
        using var shelf = new Shelf();

        Read(shelf).Faults.ShouldHaveSingleItem().Problem.ShouldBe("there is no Markdown in it");
        Reading.Of(new MarkdownFolderReader(Path.Combine(shelf.Root, "no"), new ImportSettings())).Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public void Any_bytes_are_read()
    {
        using var shelf = new Shelf();
        Gen.OneOf(Gen.Byte.Array[0, 300], Gen.String.Select(text => System.Text.Encoding.UTF8.GetBytes("---\n" + text + "\n---\n" + text))).Sample(
            bytes =>
            {
                shelf.Put("x.md", bytes);
                Read(shelf);
            },
            iter: 500,
            threads: 1);
    }
}
