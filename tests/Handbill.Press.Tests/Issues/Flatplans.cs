using CsCheck;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Tests.Issues;

/// <summary>Where a newspaper's articles stand: the file, what is wrong with it, and what editors do to it.</summary>
public sealed class Flatplans
{
    private const string Head = "pages: 4\ncolumns: 4\nrows: 12\nframes:\n";
    private const string Frame = "  - {page: 1, column: 1, row: 1, columns: 2, rows: 6, story: a.md}\n";

    [Theory]
    [InlineData(Head + Frame + "  - {page: 1, column: 2, row: 6, columns: 2, rows: 4}\n", "flatplan.yaml:6: the frame lies over another on page 1, the one at column 1, row 1, move one of the two, or make it smaller")]
    [InlineData(Head + "  - {page: 1, column: 3, row: 1, columns: 3, rows: 4}\n", "flatplan.yaml:5: the frame goes beyond its page, there are 4 pages of 4 columns and 12 rows: move it, or make it smaller")]
    [InlineData(Head + "  - {page: 5, column: 1, row: 1, columns: 3, rows: 4}\n", "flatplan.yaml:5: the frame goes beyond its page, there are 4 pages of 4 columns and 12 rows: move it, or make it smaller")]
    [InlineData("pages: 4\ncolumns: 4\nrows: 24\nframes:\n  - {page: 1, column: 1, row: 1, columns: 4, rows: 1}\n", "flatplan.yaml:5: the frame is too small for a headline and a line of text, make it 2 rows high or more")]
    [InlineData(Head + Frame + "  - {page: 1, column: 3, row: 1, columns: 2, rows: 6, story: a.md}\n", "flatplan.yaml:6: a.md stands twice on page 1, take it out of one of the two frames: an article goes on, on a later page")]
    [InlineData(Head + "  - {page: 3, column: 1, row: 1, columns: 2, rows: 6, story: a.md}\n" + Frame, "flatplan.yaml:6: a.md jumps back from page 3 to page 1, put the frames of an article in the order of their pages")]
    [InlineData(Head + "  - {page: 1, column: 1, row: 1, columns: 2, rows: 6, story: b.md}\n", "flatplan.yaml:5: there is no article `b.md`, write the name of a file of articles/, or take the story out of the frame")]
    [InlineData("pages: 6\ncolumns: 4\nrows: 12\nframes:\n", "flatplan.yaml:1: `pages` is `6`, write 4, 8, 12 or 16: a folded sheet has four")]
    [InlineData(Head + "  - page 1\n", "flatplan.yaml:5: this is no frame, write a line such as `- {page: 1, column: 1, row: 1, columns: 4, rows: 6, story: lead.md}`")]
    public void A_fault_says_where_what_and_what_to_do(string plan, string fault) =>
        Folder.FaultsOf(Paper(plan)).ShouldBe([fault]);

    [Fact]
    public void A_newspaper_with_a_flatplan_needs_a_folded_sheet() =>
        Folder.FaultsOf(Paper(Head + Frame, "A4")).ShouldBe(["issue.yaml: a newspaper with a flatplan is folded, and the sheet A4 is not, write `sheet: A3-folded` or `sheet: Tabloid-folded`"]);

    [Fact]
    public void What_editors_do_never_breaks_a_plan_and_is_written_and_read_the_same() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[-1, 9], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 6], Gen.Int[0, 13], Gen.Int[0, 5], Gen.Int[0, 13]), Gen.Int[0, 3]).Array[1, 60].Sample(
            acts =>
            {
                var plan = FlatplanText.Empty(4);
                foreach (var (kind, frame, (page, column, row, columns, rows), story) in acts)
                {
                    var box = new FrameBox(page, column, row, columns, rows);
                    var (next, refusal) = kind switch
                    {
                        0 => plan.Add(box),
                        1 => plan.Put(frame, box),
                        2 => plan.Remove(frame),
                        3 => plan.Split(frame, story % 2 == 0),
                        4 => plan.AddFree(Math.Clamp(page, 1, 4)),
                        _ => plan.Place(frame, story == 0 ? "" : $"{story}.md"),
                    };
                    if (refusal is not null)
                    {
                        ReferenceEquals(next, plan).ShouldBeTrue();
                    }

                    plan = next;
                    plan.Faults().ShouldBeEmpty();
                    foreach (var name in plan.Frames.Select(one => one.Story).Where(name => name.Length > 0).Distinct())
                    {
                        var pages = plan.FramesOf(name).Select(index => plan.Frames[index].Box.Page).ToList();
                        pages.ShouldBe(pages.Order().Distinct());
                    }

                    FlatplanText.Read(plan.Write()).ShouldNotBeNull().Write().ShouldBe(plan.Write());
                }
            },
            iter: 200, threads: 2);

    [Fact]
    public void Pages_with_frames_are_not_taken_away()
    {
        var plan = FlatplanText.Empty(8).Add(new FrameBox(7, 1, 1, 4, 12)).Plan;

        plan.WithPages(4).Refusal.ShouldNotBeNull().Trouble.ShouldBe(FlatplanTrouble.Pages);
        plan.WithPages(12).Plan.Pages.ShouldBe(12);
        plan.WithPages(10).Refusal.ShouldNotBeNull();
    }

    private static MemoryFiles Paper(string plan, string sheet = "A3-folded") => new MemoryFiles()
        .Set("issue.yaml", Folder.Settings.Replace("sheet: A4", $"sheet: {sheet}", StringComparison.Ordinal) + "kind: newspaper\n")
        .Set("articles/a.md", "---\ntitle: Lead\n---\nText.\n")
        .Set("flatplan.yaml", plan);
}
