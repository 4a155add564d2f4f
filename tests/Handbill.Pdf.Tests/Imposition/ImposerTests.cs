using System.Collections.Immutable;
using CsCheck;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Imposition;

public sealed class ImposerTests
{
    private const double Mm = 72 / 25.4;
    private const double Hair = 1e-6;

    [Fact]
    public void Folded_sheet_has_four_and_one_outside_two_and_three_inside()
    {
        var sides = Impose("folded", "A3-folded", 4);
        sides.Length.ShouldBe(2);
        LeftToRight(sides[0], "A3-folded").ShouldBe([3, 0]);
        LeftToRight(sides[1], "A3-folded").ShouldBe([1, 2]);
        (sides[0].Width, sides[0].Height).ShouldBe((420 * Mm, 297 * Mm));
        sides[0].Trim.ShouldBeNull();
    }

    [Fact]
    public void Right_to_left_edition_is_bound_on_the_right()
    {
        PrintSpec.TryParse("folded", out var spec, out _).ShouldBeTrue();
        var sides = Imposer.Impose(spec!, Sheet.Find("A3-folded")!, 4, TextDirection.RightToLeft);
        LeftToRight(sides[0], "A3-folded").ShouldBe([0, 3]);
        LeftToRight(sides[1], "A3-folded").ShouldBe([2, 1]);
        var told = Imposer.Impose(spec! with { BindRight = false }, Sheet.Find("A3-folded")!, 4, TextDirection.RightToLeft);
        LeftToRight(told[0], "A3-folded").ShouldBe([3, 0]);
    }

    [Fact]
    public void Two_up_puts_the_front_twice_on_one_side_and_the_back_twice_on_the_other()
    {
        var sides = Impose("2-up", "A5-two-up", 2);
        sides.Select(side => string.Concat(side.Pages.Select(page => page.PageIndex))).ShouldBe(["00", "11"]);
        (sides[0].Width, sides[0].Height).ShouldBe((297 * Mm, 210 * Mm));
        sides[0].Marks.Length.ShouldBe(2);
        sides[0].Marks.ShouldAllBe(mark => mark.X1 == sides[0].Width / 2 && mark.X2 == mark.X1);
    }

    [Fact]
    public void Booklet_of_eight_pages_moves_its_inner_sheet_to_the_spine()
    {
        var sides = Impose("booklet,creep=0.5mm", "A3-folded", 8);
        sides.Select(side => string.Join(' ', LeftToRight(side, "A3-folded"))).ShouldBe(["7 0", "1 6", "5 2", "3 4"]);
        sides[0].Pages[0].Matrix.E.ShouldBe(0);
        sides[2].Pages[0].Matrix.E.ShouldBe(0.5 * Mm, Hair);
        sides[2].Pages[1].Matrix.E.ShouldBe(209.5 * Mm, Hair);
    }

    [Fact]
    public void Booklet_leaves_the_pages_blank_that_do_not_exist()
    {
        var sides = Impose("booklet", "A3-folded", 6);
        sides.Select(side => string.Join(' ', side.Pages.Select(page => page.PageIndex))).ShouldBe(["0", "1", "5 2", "3 4"]);
        LeftOf(sides[0].Pages[0], Sheet.Find("A3-folded")!).ShouldBe(210 * Mm, Hair);
    }

    [Fact]
    public void Bleed_and_marks_take_larger_paper()
    {
        var side = Impose("bleed=5mm,crop", "A4", 2)[0];
        side.Width.ShouldBe((210 + (2 * 11)) * Mm, Hair);
        side.Trim!.Value.Width.ShouldBe(210 * Mm, Hair);
        side.Bleed!.Value.X.ShouldBe(6 * Mm, Hair);
        side.Pages[0].Clip.ShouldBe(side.Bleed);
        side.Marks.Length.ShouldBe(8);
        Impose("bleed=5mm,crop,fold", "A3-folded", 4)[1].Marks.Count(mark => mark.Dashed).ShouldBe(2);
        Impose("bleed=5mm,crop", "A5-two-up", 2)[1].Marks.Length.ShouldBe(12);
    }

    [Theory]
    [InlineData("as-is", "A4", 2, false)]
    [InlineData("as-is,flip=long", "A4", 2, false)]
    [InlineData("as-is,flip=short", "A4", 2, true)]
    [InlineData("folded", "A3-folded", 4, false)]
    [InlineData("folded,flip=short", "A3-folded", 4, false)]
    [InlineData("folded,flip=long", "A3-folded", 4, true)]
    public void Back_stands_on_its_head_where_the_paper_turns_about_a_level_edge(string spec, string sheet, int pages, bool turned)
    {
        var sides = Impose(spec, sheet, pages);
        sides[0].Pages.ShouldAllBe(page => page.Matrix.A == 1);
        sides[1].Pages.ShouldAllBe(page => page.Matrix.A == (turned ? -1 : 1) && page.Matrix.D == page.Matrix.A);
    }

    [Fact]
    public void Every_page_is_printed_as_often_as_asked()
    {
        Specs.Jobs.Sample(job =>
        {
            var times = job.Spec.KindFor(job.Sheet) == PrintKind.TwoUp ? 2 : 1;
            var printed = Imposer.Impose(job.Spec, job.Sheet, job.Pages, job.Direction)
                .SelectMany(side => side.Pages).CountBy(page => page.PageIndex).OrderBy(page => page.Key);
            printed.Select(page => (page.Key, page.Value)).ShouldBe(Enumerable.Range(0, job.Pages).Select(page => (page, times)));
        });
    }

    [Fact]
    public void Nothing_leaves_the_paper_and_no_mark_stands_in_a_page()
    {
        Specs.Jobs.Sample(job =>
        {
            foreach (var side in Imposer.Impose(job.Spec, job.Sheet, job.Pages, job.Direction))
            {
                foreach (var page in side.Pages)
                {
                    Inside(PageBox(page, job.Sheet), new(0, 0, side.Width, side.Height)).ShouldBeTrue();
                    Inside(page.Clip!.Value, new(0, 0, side.Width, side.Height)).ShouldBeTrue();
                    if (job.Spec.Creep == 0)
                    {
                        Inside(PageBox(page, job.Sheet), page.Clip!.Value).ShouldBeTrue();
                        side.Marks.ShouldAllBe(mark => !Crosses(mark, PageBox(page, job.Sheet)));
                    }
                }

                side.Marks.ShouldAllBe(mark => mark.Thickness >= 0.3 && Inside(new(mark.X1, mark.Y1, mark.X2 - mark.X1, mark.Y2 - mark.Y1), new(0, 0, side.Width, side.Height)));
                if (side.Trim is { } trim && job.Spec.KindFor(job.Sheet) != PrintKind.TwoUp)
                {
                    side.Marks.ShouldAllBe(mark => !Crosses(mark, trim));
                }
            }
        });
    }

    [Fact]
    public void Back_lies_behind_the_front_when_the_paper_is_turned()
    {
        Specs.Jobs.Sample(job =>
        {
            var sides = Imposer.Impose(job.Spec, job.Sheet, job.Pages, job.Direction);
            for (var i = 0; i + 1 < sides.Length; i += 2)
            {
                var upright = sides[i].Width <= sides[i].Height;
                var aboutLevelEdge = job.Spec.Flip is { } flip && (flip == FlipEdge.Long) != upright;
                foreach (var front in sides[i].Pages.Where(page => (page.PageIndex ^ 1) < job.Pages))
                {
                    // As one looks through the paper from the front.
                    var behind = sides[i + 1].Pages
                        .Where(page => page.PageIndex == (front.PageIndex ^ 1))
                        .Select(page => Through(PageBox(page, job.Sheet), sides[i], aboutLevelEdge)).ToList();
                    behind.ShouldContain(box => Same(box, PageBox(front, job.Sheet)));
                    var head = sides[i + 1].Pages[0].Matrix.D * (aboutLevelEdge ? -1 : 1);
                    head.ShouldBe(front.Matrix.D, "the head of the back is behind the head of the front");
                }
            }
        });
    }

    [Fact]
    public void Folded_and_laid_together_the_pages_read_in_order()
    {
        Specs.Jobs.Where(job => job.Spec.KindFor(job.Sheet) is PrintKind.Folded or PrintKind.Booklet).Sample(job =>
        {
            var sides = Imposer.Impose(job.Spec, job.Sheet, job.Pages, job.Direction);
            var bindRight = job.Spec.BindRight ?? job.Direction == TextDirection.RightToLeft;
            var nested = job.Spec.KindFor(job.Sheet) == PrintKind.Booklet;
            List<int?> first = [], second = [], read = [];
            for (var i = 0; i < sides.Length; i += 2)
            {
                // The leaf that is turned first has the outer side's page on its face and the inner side's on its back.
                var (face, back) = bindRight ? (0, 1) : (1, 0);
                first.AddRange([At(sides[i], face, job.Sheet), At(sides[i + 1], back, job.Sheet)]);
                second.InsertRange(0, [At(sides[i + 1], face, job.Sheet), At(sides[i], back, job.Sheet)]);
                if (!nested)
                {
                    read.AddRange([.. first, .. second]);
                    first.Clear();
                    second.Clear();
                }
            }

            read.AddRange([.. first, .. second]);
            read.Count.ShouldBe((job.Pages + 3) / 4 * 4);
            read.Select((page, i) => (page, i)).ShouldAllBe(pair => pair.page == (pair.i < job.Pages ? pair.i : null));
        });
    }

    private static ImmutableArray<PaperSide> Impose(string text, string sheet, int pages)
    {
        PrintSpec.TryParse(text, out var spec, out var refusal).ShouldBeTrue(refusal);
        return Imposer.Impose(spec!, Sheet.Find(sheet)!, pages, TextDirection.LeftToRight);
    }

    private static int[] LeftToRight(PaperSide side, string sheet) =>
        [.. side.Pages.OrderBy(page => LeftOf(page, Sheet.Find(sheet)!)).Select(page => page.PageIndex)];

    /// <summary>The page in the left (0) or right (1) half as one holds the side upright; null for a blank one.</summary>
    private static int? At(PaperSide side, int half, Sheet sheet)
    {
        foreach (var page in side.Pages)
        {
            var box = PageBox(page, sheet);
            var centre = box.X + (box.Width / 2);
            var isRight = page.Matrix.A < 0 ? centre < side.Width / 2 : centre > side.Width / 2;
            if (isRight == (half == 1))
            {
                return page.PageIndex;
            }
        }

        return null;
    }

    private static double LeftOf(PagePlacement page, Sheet sheet) => PageBox(page, sheet).X;

    private static PaperBox PageBox(PagePlacement page, Sheet sheet)
    {
        var m = page.Matrix;
        (m.B, m.C).ShouldBe((0.0, 0.0));
        double x1 = m.E, x2 = (m.A * sheet.PageWidth) + m.E, y1 = m.F, y2 = (m.D * sheet.PageHeight) + m.F;
        return new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1));
    }

    private static PaperBox Through(PaperBox box, PaperSide paper, bool aboutLevelEdge) => aboutLevelEdge
        ? box with { Y = paper.Height - box.Y - box.Height }
        : box with { X = paper.Width - box.X - box.Width };

    private static bool Inside(PaperBox inner, PaperBox outer) =>
        inner.X >= outer.X - Hair && inner.Y >= outer.Y - Hair
        && inner.X + inner.Width <= outer.X + outer.Width + Hair && inner.Y + inner.Height <= outer.Y + outer.Height + Hair;

    // A mark on the edge itself is not inside.
    private static bool Crosses(PaperMark mark, PaperBox box) =>
        Math.Max(mark.X1, mark.X2) > box.X + Hair && Math.Min(mark.X1, mark.X2) < box.X + box.Width - Hair
        && Math.Max(mark.Y1, mark.Y2) > box.Y + Hair && Math.Min(mark.Y1, mark.Y2) < box.Y + box.Height - Hair;

    private static bool Same(PaperBox a, PaperBox b) =>
        Math.Abs(a.X - b.X) < Hair && Math.Abs(a.Y - b.Y) < Hair && Math.Abs(a.Width - b.Width) < Hair && Math.Abs(a.Height - b.Height) < Hair;
}
