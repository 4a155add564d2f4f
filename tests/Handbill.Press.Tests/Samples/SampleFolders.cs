using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Tests.Samples;

/// <summary>The issue folders that come with the program: they must be faultless, and show everything that copy can hold.</summary>
public sealed class SampleFolders
{
    private const int LargestPicture = 61_440;

    [Theory]
    [InlineData("fortnight", 12)]
    [InlineData("paper", 1)]
    public void Are_read_without_a_fault(string name, int editions)
    {
        var issue = IssueFolder.Read(Folder(name));

        issue.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        issue.Editions.Length.ShouldBe(editions);
        foreach (var reading in issue.Editions.Select(issue.Load))
        {
            reading.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
            reading.Copy.ShouldNotBeNull().Items.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Fortnight_is_in_four_languages_with_an_editorial_and_fillers_in_each()
    {
        var copies = Copies("fortnight");

        copies.GroupBy(copy => copy.Language, StringComparer.Ordinal).Select(group => (group.Key, group.Count())).Order()
            .ShouldBe([("ar", 2), ("en", 6), ("es", 2), ("fr", 2)]);
        copies.Select(copy => copy.Editorial!.Title).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        copies.ShouldAllBe(copy => copy.Fillers.Length >= 4);
    }

    [Fact]
    public void Translated_editorials_have_the_same_blocks()
    {
        var shapes = Copies("fortnight").Select(copy => string.Join(' ', copy.Editorial!.Blocks.Select(block => block.GetType().Name)));

        shapes.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public void Fortnight_shows_every_kind_of_copy()
    {
        var blocks = Copies("fortnight").SelectMany(copy => copy.Items).SelectMany(item => item.Blocks).ToList();

        blocks.OfType<Picture>().Count().ShouldBeGreaterThanOrEqualTo(3);
        blocks.OfType<Picture>().ShouldAllBe(picture => picture.Alt.Length > 0 && picture.Credit.Length > 0 && !picture.Caption.IsEmpty);
        blocks.OfType<Box>().ShouldNotBeEmpty();
        blocks.OfType<ItemList>().ShouldNotBeEmpty();
        blocks.OfType<Quotation>().ShouldContain(quotation => !quotation.Source.IsEmpty);
        blocks.OfType<Table>().ShouldNotBeEmpty();
        blocks.OfType<NoteList>().ShouldNotBeEmpty();
        var links = blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Runs).Select(run => run.Link).ToList();
        links.ShouldContain(link => link != null && link.StartsWith("tel:", StringComparison.Ordinal));
        links.ShouldContain(link => link != null && link.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_parcel_hub_may_hold_an_item_over() =>
        Copies("fortnight").Where(copy => copy.Items.Any(item => item.MayBeHeldOver)).Select(copy => copy.Slug).ShouldBe(["parcel-hub"]);

    [Fact]
    public void Paper_has_a_lead_eleven_articles_a_box_and_pictures()
    {
        var paper = Copies("paper").ShouldHaveSingleItem();

        paper.Items.Length.ShouldBe(12);
        paper.Items[0].Title.ShouldStartWith("The clock");
        paper.Items.Select(article => article.Page).Distinct().ShouldBe([1, 2, 3, 4]);
        paper.Items.SelectMany(article => article.Blocks).OfType<Picture>().Count().ShouldBe(2);
        paper.Items.SelectMany(article => article.Blocks).OfType<Box>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Pictures_are_small_and_of_all_three_kinds()
    {
        var pictures = Directory.GetFiles(Folder(""), "*", SearchOption.AllDirectories)
            .Where(file => string.Equals(Path.GetFileName(Path.GetDirectoryName(file)), "images", StringComparison.Ordinal)).ToList();

        pictures.Select(Path.GetExtension).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe([".jpg", ".png", ".webp"]);
        pictures.ShouldAllBe(file => new FileInfo(file).Length <= LargestPicture);
    }

    private static ImmutableArray<EditionCopy> Copies(string name)
    {
        var issue = IssueFolder.Read(Folder(name));
        return [.. issue.Editions.Select(entry => issue.Load(entry).Copy.ShouldNotBeNull())];
    }

    private static string Folder(string name, [CallerFilePath] string? here = null)
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Handbill.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "samples", name);
    }
}
