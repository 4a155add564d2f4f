using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Tests.Fonts;

public sealed class FontLibraryTests
{
    [Theory]
    [InlineData("SourceSerif4-BoldItalic.ttf", "Source Serif 4", FontCut.BoldItalic)]
    [InlineData("some/folder/NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", FontCut.Regular)]
    [InlineData("EBGaramond-Italic.TTF", "EB Garamond", FontCut.Italic)]
    [InlineData("PTSerif.ttf", "PT Serif", FontCut.Regular)]
    [InlineData("Lato-2.ttf", "Lato 2", FontCut.Regular)]
    [InlineData("DejaVuSans_Mono-bold.ttf", "Deja Vu Sans Mono", FontCut.Bold)]
    public void A_file_name_tells_family_and_cut(string fileName, string family, FontCut cut) =>
        FontFileName.Parse(fileName).ShouldBe((family, cut));

    [Theory]
    [InlineData("Source Serif 4", FontCut.BoldItalic, "Source Serif 4 BoldItalic")]
    [InlineData("sourceserif4", FontCut.Regular, "Source Serif 4 Regular")]
    [InlineData("Noto Naskh Arabic", FontCut.Black, "Noto Naskh Arabic Bold")]
    [InlineData("Noto Naskh Arabic", FontCut.Italic, "Noto Naskh Arabic Regular")]
    [InlineData("Noto Naskh Arabic", FontCut.BoldItalic, "Noto Naskh Arabic Bold")]
    public void A_cut_that_a_family_lacks_is_replaced_by_the_nearest(string family, FontCut cut, string found) =>
        TestFonts.Library.Find(family, cut)!.ToString().ShouldBe(found);

    [Fact]
    public void An_unknown_family_is_not_found() => TestFonts.Library.Find("Comic Sans", FontCut.Regular).ShouldBeNull();

    [Fact]
    public void Families_are_listed_by_name() => TestFonts.Library.Families.ShouldBe(
        ["Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Serif Hebrew", "Source Sans 3", "Source Serif 4"]);

    [Fact]
    public void A_file_is_read_when_its_face_is_first_used_and_only_once()
    {
        var reads = new List<string>();
        var library = FontLibrary.Read(new[] { "A-Regular.ttf", "A-Bold.ttf", "B-Regular.ttf" }.Select(name => (name, (Func<ReadOnlyMemory<byte>>)(() =>
        {
            reads.Add(name);
            return TestFonts.Sans.Data;
        }))));
        library.Has("a").ShouldBeTrue();
        library.Has("c").ShouldBeFalse();
        reads.ShouldBeEmpty();
        library.Find("A", FontCut.Bold).ShouldBeSameAs(library.Find("A", FontCut.Black));
        reads.ShouldBe(["A-Bold.ttf"]);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        var library = FontLibrary.Read([("Broken-Regular.ttf", new ReadOnlyMemory<byte>([1, 2, 3]))]);
        Should.Throw<FontFormatException>(() => library.Find("Broken", FontCut.Regular)).Message.ShouldStartWith("Broken-Regular.ttf: ");
    }
}
