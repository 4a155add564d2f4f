using CsCheck;
using Handbill.Press.Contracts;

namespace Handbill.Press.Tests.Folders;

public sealed class FolderTexts
{
    private const string Settings = "publication: P\nmotto: \"\"\nnumber: 3\ndate: 2026-11-23\nlanguage: en\nsheet: A4\nimprint: \"\"\n";

    private static readonly Gen<string> Words = Any(
        "Tea at ten", "C #", "A: b, \"c\" # d", "Éclairs – ½ price", "قائمة", "null", "- not a list", "100 %", "{braces}", "'quoted'", "back\\slash", "*stressed*", "~");

    private static readonly Gen<string> Bodies = Any(
        "One line.", "Two.\n\nParagraphs.", "- a list\n- of two", "A note[^1].\n\n[^1]: Said so.", "### Under it\n\nText.", "::: box Call\nAnybody.\n:::", "> Quoted\n>\n> — By whom",
        "```\n## no headline\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "Ends with a sign #", "A break\\\nhere.");

    private static readonly Gen<ItemText> Items =
        from headline in Words.Where(words => words is not ("{braces}" or "~"))
        from body in Bodies
        from mayBeHeld in Gen.Bool
        from kicker in Any("", "Prices", "A “word”")
        from byline in Any("", "By the night shift")
        select new ItemText(headline, body, mayBeHeld) { Kicker = kicker, Byline = byline };

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        (from items in Items.Array[1, 5]
         from held in Items.Array[0, 2]
         from title in Words
         from submit in Any("", "https://example.org/write?a=b#c")
         from inks in Any<string[]>([], ["black", "red"])
         select (items, held, title, submit, inks)).Sample(made =>
        {
            var text = new IssueText
            {
                Head = new IssueHead { Publication = made.title, Motto = made.title, Number = 3, Date = new DateOnly(2026, 11, 23), Language = "en", Sheet = "A4", Submit = made.submit, Inks = [.. made.inks] },
                Editorials = [new EditorialText("en", made.title, "", "", "Text."), new EditorialText("es", made.title, "Sobre", "Firma", "Texto.")],
                Editions = [new EditionText { Slug = "depot", Workplace = made.title, Copies = 7, Language = "es", Submit = made.submit, Items = [.. made.items], Held = [.. made.held] }],
            };
            var files = text.Write();
            var faults = new List<IssueFault>();

            var back = IssueText.Read(files, faults);

            faults.ShouldBeEmpty(string.Join('\n', files.Paths.Select(path => $"{path}\n{files.FindText(path)}")));
            var again = back!.Write();
            again.Paths.ShouldBe(files.Paths);
            foreach (var path in files.Paths)
            {
                again.FindText(path).ShouldBe(files.FindText(path), path);
            }

            back.Editions[0].Items.Select(item => (item.Headline, item.MayBeHeld)).ShouldBe(made.items.Select(item => (item.Headline, item.MayBeHeld)));
        }, iter: 300);
    }

    [Fact]
    public void A_footnote_under_another_item_goes_to_the_one_that_refers_to_it()
    {
        var items = Read("## One\n\nSaid[^a] so.\n\n## Two\n\nText.\n\n[^a]: By whom.\n");

        items.Select(item => item.Body).ShouldBe(["Said[^a] so.\n\n[^a]: By whom.", "Text."]);
    }

    [Fact]
    public void Items_that_each_have_a_note_of_the_same_label_keep_their_own()
    {
        var file = File([new ItemText("One", "A[^1].\n\n[^1]: First.", false), new ItemText("Two", "B[^1].\n\n[^1]: Second.", false)]);

        file.ShouldContain("B[^1-2].\n\n[^1-2]: Second.");
    }

    [Fact]
    public void An_item_cannot_begin_another_or_swallow_its_neighbour()
    {
        var items = Read(File([new ItemText("One", "## Not one\n\nText.\n\nUnder\n---\n\n```\nopen", false), new ItemText("Two", "Text.", false)])[(File([]).Length)..]);

        items.Select(item => item.Headline).ShouldBe(["One", "Two"]);
        items[0].Body.ShouldContain("### Not one");
    }

    [Theory]
    [InlineData("Underlined\n----\n\nText.", "Underlined")]
    [InlineData("## Closed ##\n\nText.", "Closed")]
    [InlineData("## C \\#\n\nText.", "C #")]
    [InlineData("##   Wide {.holdover}  \n\nText.", "Wide")]
    public void Headlines_are_read_however_they_are_written(string body, string headline) => Read(body).Single().Headline.ShouldBe(headline);

    [Fact]
    public void A_workplace_without_copy_is_taken_and_what_cannot_be_kept_is_refused_with_its_line()
    {
        var files = Folder("");
        var faults = new List<IssueFault>();
        IssueText.Read(files, faults).ShouldNotBeNull().Editions.Single().Items.ShouldBeEmpty();

        files.Set("notes.docx", [0xFF, 0xFE, 0x00, 0x80]).Set("held/nowhere.md", "## One\n\nText.").Set("workplaces/depot.md", $"---\nworkplace: Depot\ncopies: 1\n---\n\n## {new string('x', 500)}\n\nText.\n");
        IssueText.Read(files, faults).ShouldBeNull();

        faults.Select(fault => (fault.File, fault.Line)).ShouldBe([("held/nowhere.md", 0), ("notes.docx", 0), ("workplaces/depot.md", 6)]);
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static IReadOnlyList<ItemText> Read(string body)
    {
        var faults = new List<IssueFault>();
        var text = IssueText.Read(Folder(body), faults);
        faults.ShouldBeEmpty();
        return text!.Editions.Single().Items;
    }

    private static string File(ItemText[] items) => new IssueText
    {
        Head = new IssueHead { Publication = "P", Number = 3, Date = new DateOnly(2026, 11, 23), Language = "en", Sheet = "A4" },
        Editions = [new EditionText { Slug = "depot", Workplace = "Depot", Copies = 1, Language = "en", Items = [.. items] }],
    }.Write().FindText("workplaces/depot.md")!;

    private static IssueFiles Folder(string body) => new IssueFiles().Set("issue.yaml", Settings).Set("editorial.md", "---\ntitle: T\n---\n\nText.\n")
        .Set("workplaces/depot.md", $"---\nworkplace: Depot\ncopies: 1\n---\n\n{body}\n");
}
