using System.Collections.Immutable;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Forms;

public sealed class FormPaperTests
{
    private readonly FormPaper _paper = new(TestFonts.Library, new Shaper());

    [Fact]
    public void A_long_table_breaks_between_rows_and_repeats_its_head()
    {
        var rows = Enumerable.Range(1, 60).Select(row => ImmutableArray.Create(new FormCell($"Gate {row}"), new FormCell("120"), new FormCell("", Ticks: true)));
        var set = _paper.Set(Form("en", new FormTable([new("Where", 3), new("Copies", 1, CellAlignment.End), new("Done", 1)], [.. rows])));

        set.Pages.Count.ShouldBeGreaterThan(1);
        set.Pages.Skip(1).ShouldAllBe(page => TextOf(page).Contains("Copies"));
        set.Pages.Skip(1).ShouldAllBe(page => page.Runs.Where(run => run.Shaped.Text.Contains("Copies")).All(run => run.Node == -1));
        Enumerable.Range(1, 60).ShouldAllBe(row => set.Pages.Count(page => Lines(page).Any(line => line.StartsWith($"Gate {row}", StringComparison.Ordinal))) >= 1);
        set.Pages.ShouldAllBe(page => page.Runs.All(run => run.Baseline < page.Height - 20));
    }

    [Fact]
    public void A_cell_that_would_not_end_is_cut_with_an_ellipsis()
    {
        var cell = string.Join(' ', Enumerable.Repeat("endless", 2_000));
        var set = _paper.Set(Form("en", new FormTable([new("Remark", 1), new("Other", 5)], [[new FormCell(cell), new FormCell("")]])));

        set.Pages.ShouldHaveSingleItem();
        TextOf(set.Pages[0]).ShouldContain("…");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void A_blank_keeps_its_room_free_and_brings_the_letters_to_fill_it(string language)
    {
        var page = _paper.Set(Form(language, new FormParagraph("Before"), new FormBlank("code", 140, 60, "AB7-"), new FormParagraph("After"))).Pages.ShouldHaveSingleItem();

        var blank = page.Blanks.ShouldHaveSingleItem();
        (blank.Name, blank.Width, blank.Height).ShouldBe(("code", 140, 60));
        // At the start of the line, where nothing else stands.
        (language == "ar" ? page.Width - blank.X - blank.Width : blank.X).ShouldBe(42.5, 0.01);
        page.Runs.ShouldAllBe(run => run.Baseline <= blank.Y || run.Baseline - run.Size >= blank.Y + blank.Height - run.Size);
        blank.Letters.Keys.ShouldBe("AB7-", ignoreOrder: true);
        blank.Letters.Values.ShouldAllBe(letter => letter.X == 0 && letter.Baseline == 0 && letter.Size == 1000 && letter.Shaped.Advances[letter.Start] > 0);
    }

    [Fact]
    public void A_character_that_no_font_has_becomes_a_question_mark() =>
        TextOf(_paper.Set(Form("en", new FormParagraph("Gate \U0001F680 north\u0007"))).Pages[0]).ShouldContain("?");

    [Theory]
    [InlineData("en", "Tower 4, the very long name of a workplace beyond the river and behind the hills of the old town")]
    [InlineData("ar", "مستودع البريد المركزي في المدينة القديمة خلف التلال وعبر النهر حيث يعمل الناس ليلا ونهارا")]
    [InlineData("de", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    public void Labels_stay_in_their_field_and_are_never_below_eight_points(string language, string name)
    {
        var label = new Label([new(name, 16, Strong: true), new(name, 12), new(name), new("1 / 3", 14)]);
        var set = _paper.Set(new LabelSheet
        {
            Title = "Labels", Language = language, Sheet = Sheet.Find("A4")!, Columns = 3, Rows = 8, Labels = [.. Enumerable.Repeat(label, 30)],
        });

        set.Pages.Count.ShouldBe(2);
        var page = set.Pages[0];
        var (width, height) = ((page.Width - 56.7) / 3, (page.Height - 56.7) / 8);
        page.Runs.ShouldAllBe(run => run.Size >= 8 - 1e-9);
        page.Runs.ShouldAllBe(run => Place(run.X - 28.35, width) == Place(EndOf(run) - 28.35, width));
        page.Runs.ShouldAllBe(run => Place(run.Baseline - run.Size - 28.35, height) == Place(run.Baseline - 28.35 + (run.Size * 0.3), height));
    }

    [Fact]
    public void Right_to_left_forms_are_mirrored()
    {
        var set = _paper.Set(Form("ar", new FormTable([new("الموقع", 1), new("النسخ", 1)], [[new FormCell("البوابة"), new FormCell("120")]])));
        var page = set.Pages[0];

        page.Runs.Where(run => run.Shaped.Text.Contains("البوابة")).ShouldAllBe(run => run.X > page.Width / 2);
        page.Runs.Where(run => run.Shaped.Text.Contains("120")).ShouldAllBe(run => run.X < page.Width / 2);
    }

    private static int Place(double at, double step) => (int)Math.Floor(at / step);

    private static double EndOf(PlacedRun run)
    {
        double width = 0;
        for (var glyph = run.Start; glyph < run.End; glyph++)
        {
            width += run.Shaped.Advances[glyph];
        }

        return run.X + (width * run.Size / 1000);
    }

    private static Form Form(string language, params ImmutableArray<FormPart> parts) =>
        new() { Title = "Route", Language = language, Sheet = Sheet.Find("A4")!, Parts = parts };

    private static string TextOf(PageContent page) => string.Concat(Lines(page));

    private static IEnumerable<string> Lines(PageContent page) =>
        page.Runs.GroupBy(run => (run.Node, run.Baseline)).Select(line => string.Concat(line.Select(run => run.Shaped.Text)));
}
