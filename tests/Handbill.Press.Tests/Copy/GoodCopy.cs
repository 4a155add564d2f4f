using Handbill.Press.Tests.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Tests.Copy;

/// <summary>What each piece of Markdown becomes.</summary>
public sealed class GoodCopy
{
    [Fact]
    public void Sections_are_stories_and_may_be_held_over()
    {
        var copy = Folder.CopyOf("## Hot *water* {.holdover}\n\nIt is back.\n\n## Choir\n\nThursdays.\n");

        copy.Items.Select(story => (story.Title, story.MayBeHeldOver, story.Place.Line)).ShouldBe([("Hot water", true, 5), ("Choir", false, 9)]);
        copy.Items[0].Headline.Select(run => run.Emphasis).ShouldBe([Emphasis.None, Emphasis.Italic]);
    }

    [Theory]
    [InlineData("a *b* **c** ***d*** ~~e~~", "a |b/Italic| |c/Bold| |d/Italic, Bold| |e/Struck")]
    [InlineData("a `b*c*` d", "a |b*c*/Literal| d")]
    [InlineData("[NATO]{.smallcaps} and H[2]{.sub}O", "NATO/SmallCaps| and H|2/Subscript|O")]
    [InlineData("*a [b* c]{.smallcaps} d", "a /Italic|b/Italic, SmallCaps| c/SmallCaps| d")]
    [InlineData("a\nb   c\td", "a b c d")]
    [InlineData("a\\\nb  \nc", "a\u2028b\u2028c")]
    [InlineData("* a *", "List")]
    [InlineData("((WN)) \\[full of Islam\\] {1000 UTC) ~23 m ~5 {about 5} 2*3*4_a_b", "((WN)) [full of Islam] {1000 UTC) ~23\u00A0m ~5 {about 5} 2|3/Italic|4_a_b")]
    [InlineData("a (b){.c} [d] e{f}", "a (b){.c} [d] e{f}")]
    [InlineData("a \\{.b} ![x]{.y} ]{.z}", "a {.b} ![x]{.y} ]{.z}")]
    [InlineData("R&amp;D &nbsp; &lt;b&gt;", "R&D \u00A0 <b>")]
    [InlineData("3 < 4 <5", "3 < 4 <5")]
    [InlineData("a | b", "a | b")]
    [InlineData("a :: b ::c::", "a :: b ::c::")]
    [InlineData("```\nline 1\n line  2\n```", "line 1\u2028line 2/Literal")]
    public void Text(string markdown, string runs) => Shown(Only(markdown)).ShouldBe(runs);

    [Theory]
    [InlineData("[write](https://example.org/a)", "write", "https://example.org/a")]
    [InlineData("<https://example.org>", "https://example.org", "https://example.org/")]
    [InlineData("see https://example.org/a_b_c(d).", "https://example.org/a_b_c(d)", "https://example.org/a_b_c(d)")]
    [InlineData("(www.example.org/a)", "www.example.org/a", "https://www.example.org/a")]
    [InlineData("to ana.b@example.org.", "ana.b@example.org", "mailto:ana.b@example.org")]
    [InlineData("ring +44 (0)20 7946 0958, ask", "+44 (0)20 7946 0958", "tel:+442079460958")]
    [InlineData("**https://example.org**", "https://example.org", "https://example.org/")]
    [InlineData("[a b](<tel:+44 20>)", "a b", "tel:+44%2020")]
    public void Links(string markdown, string text, string address)
    {
        var run = Runs(markdown).Where(run => run.Link is not null).ShouldHaveSingleItem();

        (run.Text, run.Link).ShouldBe((text, address));
    }

    [Theory]
    [InlineData("5+3 and +12 and 2+2000 3000 4000, a @ b, a@b, http://, www., magnitude 2+ earthquakes")]
    [InlineData("`https://example.org` in code")]
    public void What_only_looks_like_an_address_is_text(string markdown) =>
        Runs(markdown).ShouldAllBe(run => run.Link == null);

    [Fact]
    public void Lists_nest_and_keep_their_numbers()
    {
        var list = Only("3. a\n4. b\n   - c\n   - d\n").ShouldBeOfType<ItemList>();

        list.Start.ShouldBe(3);
        list.Items.Length.ShouldBe(2);
        var inner = list.Items[1][1].ShouldBeOfType<ItemList>();
        inner.Start.ShouldBeNull();
        inner.Items.Select(item => ((Paragraph)item[0]).Runs.PlainText()).ShouldBe(["c", "d"]);
    }

    [Theory]
    [InlineData("> We counted.\n>\n> — Mira, *late shift*")]
    [InlineData("> We counted.\n> — Mira, *late shift*")]
    [InlineData("> We counted.\n>\n> -- Mira, *late shift*")]
    public void Quotations_say_who_spoke(string markdown)
    {
        var quotation = Only(markdown).ShouldBeOfType<Quotation>();

        quotation.Blocks.ShouldHaveSingleItem().ShouldBeOfType<Paragraph>().Runs.PlainText().ShouldBe("We counted.");
        quotation.Source.PlainText().ShouldBe("Mira, late shift");
        quotation.Source[1].Emphasis.ShouldBe(Emphasis.Italic);
    }

    [Fact]
    public void Boxes_have_a_title_and_blocks()
    {
        var box = Only("::: box Opening hours\nMonday to Friday\n\n- 9 to 5\n:::\n").ShouldBeOfType<Box>();

        box.Title.PlainText().ShouldBe("Opening hours");
        box.Blocks.Select(block => block.GetType()).ShouldBe([typeof(Paragraph), typeof(ItemList)]);
    }

    [Fact]
    public void Tables_have_alignments_and_full_rows()
    {
        var table = Only("| Day | Bus | Seats |\n|:---|:---:|---:|\n| *Mon* | 9 | 40 |\n| Tue |\n").ShouldBeOfType<Table>();

        table.Columns.ShouldBe([CellAlignment.Start, CellAlignment.Centre, CellAlignment.End]);
        table.Header.Select(cell => cell.PlainText()).ShouldBe(["Day", "Bus", "Seats"]);
        table.Rows.Select(row => string.Join("|", row.Select(cell => cell.PlainText()))).ShouldBe(["Mon|9|40", "Tue||"]);
    }

    [Fact]
    public void Pictures_have_words_and_credit()
    {
        var files = Folder.Good().Set("images/the gate.png", Issues.Pictures.Png)
            .Set("workplaces/depot.md", Folder.Depot + "\n![The *gate* at six](<images/the gate.png> \"Six in the morning\"){credit=\"A. B.\" columns=2}\n");
        var issue = Press.Issues.IssueFolder.Read(files);
        var picture = issue.Load(issue.Editions[0]).Copy!.Items[0].Blocks[1].ShouldBeOfType<Picture>();

        (picture.Alt, picture.Caption.PlainText(), picture.Credit, picture.Columns).ShouldBe(("The gate at six", "Six in the morning", "A. B.", 2));
        picture.Source.ShouldBe(new PictureSource("images/the gate.png", 3, 2));
        issue.Pictures.Get("images/the gate.png", Pdf.Document.PictureUse.Print, 100, 66).Width.ShouldBe(3);
    }

    [Fact]
    public void Notes_are_numbered_by_story_in_the_order_of_reference()
    {
        var copy = Folder.CopyOf("## A\n\nb[^x] c[^y] d[^x]\n\n## E\n\nf[^y]\n\n[^y]: Why.\n[^x]: Ex *two*.\n");

        copy.Items[0].Blocks[0].ShouldBeOfType<Paragraph>().Runs.Where(run => run.Note > 0).Select(run => (run.Text, run.Note, run.Emphasis))
            .ShouldBe([("1", 1, Emphasis.Superscript), ("2", 2, Emphasis.Superscript), ("1", 1, Emphasis.Superscript)]);
        Notes(copy.Items[0]).ShouldBe(["Ex two.", "Why."]);
        Notes(copy.Items[1]).ShouldBe(["Why."]);

        static IEnumerable<string> Notes(Story story) =>
            story.Blocks[^1].ShouldBeOfType<NoteList>().Notes.Select(note => ((Paragraph)note[0]).Runs.PlainText());
    }

    [Fact]
    public void Headings_inside_a_story_are_subheads()
    {
        var copy = Folder.CopyOf("## A\n\n### B\n\nc\n\n#### D\n\ne\n\n***\n\nf\n");

        copy.Items[0].Blocks.Select(block => block is Subhead head ? $"{head.Level}{head.Runs.PlainText()}" : block.GetType().Name)
            .ShouldBe(["1B", "Paragraph", "2D", "Paragraph", "Divider", "Paragraph"]);
        copy.Items[0].Blocks.Select(block => block.Place.Line).ShouldBe([7, 9, 11, 13, 15, 17]);
    }

    [Fact]
    public void Quotes_and_dashes_are_set_by_language_and_addresses_left_alone()
    {
        var copy = Folder.CopyOf("## \"Ours\"\n\nIt's *\"back\"* -- see www.example.org/a--b and `\"x\"`, he said [\"sí\"]{lang=es}.\n");

        copy.Items[0].Title.ShouldBe("“Ours”");
        copy.Items[0].Blocks[0].ShouldBeOfType<Paragraph>().Runs.PlainText()
            .ShouldStartWith("It’s “back” – see www.example.org/a--b and \"x\", he said ");
    }

    [Fact]
    public void Span_in_another_language_is_marked() =>
        Runs("He said [buenos días]{lang=es} to us").Select(run => run.Language).ShouldBe([null, "es", null]);

    private static Block Only(string markdown) =>
        Folder.CopyOf("## A\n\n" + markdown + "\n").Items[0].Blocks.ShouldHaveSingleItem();

    private static IEnumerable<Run> Runs(string markdown) => Only(markdown).ShouldBeOfType<Paragraph>().Runs;

    private static string Shown(Block block) => block is ItemList ? "List" : string.Join(
        '|', ((Paragraph)block).Runs.Select(run => run.Emphasis == Emphasis.None ? run.Text : $"{run.Text}/{run.Emphasis}"));
}
