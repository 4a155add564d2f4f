using System.Collections.Immutable;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Fitting;

/// <summary>What stands in a story besides paragraphs.</summary>
public sealed class StoryLookTests
{
    private static readonly CopyPlace Place = new("workplaces/depot.md", 9);

    [Fact]
    public void A_picture_across_columns_that_finds_no_room_stands_in_its_column()
    {
        var copy = TestCopy.Edition(5, back: 420, items: 3);
        var items = copy.Items.Select((item, index) => item with
        {
            Blocks = [item.Blocks[0], new Picture(Place, new PictureSource($"images/{index}.png", 900, 300), "A gate", [new Run("The gate")], "", 2), .. item.Blocks.Skip(1)],
        });
        var fitted = TestCopy.Fit(copy with { Items = [.. items] });

        var pictures = fitted.Edition.Pages.SelectMany(page => page.Pictures).ToDictionary(picture => picture.Source.Id);
        pictures.Keys.Order().ShouldBe(["images/0.png", "images/1.png", "images/2.png"]);
        pictures["images/0.png"].Width.ShouldBeGreaterThan(300);
        pictures["images/1.png"].Width.ShouldBeLessThan(200);
        pictures["images/2.png"].Width.ShouldBeLessThan(200);
        fitted.Edition.Pages.SelectMany(page => page.Runs).Count(run => TestCopy.TextOf(run).Contains("The", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void A_heading_inside_a_story_has_a_line_of_air_above_it()
    {
        var copy = TestCopy.Edition(3);
        var blocks = copy.Editorial!.Blocks;
        var fitted = TestCopy.Fit(copy with { Editorial = copy.Editorial with { Blocks = blocks.Insert(2, new Subhead(Place, 1, [new Run("Headed")])) } });
        fitted.Front.Outcome.ShouldBe(FitOutcome.Fitted);

        var page = fitted.Edition.Pages[0];
        var heading = page.Runs.Single(run => TestCopy.TextOf(run) == "Headed");
        var above = page.Runs.Where(run => Math.Abs(run.Size - fitted.Front.Size) < 0.001 && run.Baseline < heading.Baseline - 1 && Math.Abs(run.X - heading.X) < 20).Max(run => run.Baseline);
        (heading.Baseline - above).ShouldBeInRange(1.7 * fitted.Front.Leading, 2.1 * fitted.Front.Leading);
    }

    [Fact]
    public void Text_in_a_box_is_ragged_though_the_columns_are_not()
    {
        var copy = TestCopy.Edition(4, back: 560, items: 5);
        var boxed = copy.Items[0] with { Blocks = [new Box(Place, [new Run("Mind")], [new Paragraph(Place, [new Run(TestCopy.Sentence(77, 60))])])] };
        var fitted = TestCopy.Fit(copy with { Items = copy.Items.SetItem(0, boxed) });

        var nodes = fitted.Edition.Structure.ToList();
        WordSpaces(fitted, nodes.FindIndex(node => node.Role == StructureRole.Sect && node.Parent >= 0 && nodes[node.Parent].Role == StructureRole.Art)).Length.ShouldBe(1);
    }

    // The different widths, to a thousandth of the em, that spaces have in what stands below a node.
    private static ImmutableArray<int> WordSpaces(FittedEdition fitted, int below)
    {
        var runs = fitted.Edition.Pages[1].Runs.Where(run => Under(fitted.Edition, run.Node, below) && run.Shaped.Face.Family == "Source Serif 4").ToList();
        runs.Count.ShouldBeGreaterThan(5);
        return [.. runs.Select(run => (int)Math.Round(run.WordSpace * 1000)).Distinct()];
    }

    private static bool Under(TypesetEdition edition, int node, int ancestor)
    {
        while (node >= 0 && node != ancestor)
        {
            node = edition.Structure[node].Parent;
        }

        return node >= 0;
    }
}
