using Handbill.Pdf.Print;
using Handbill.Press.Runs;

namespace Handbill.Press.Tests.Runs;

public sealed class InkPlatesTests
{
    [Fact]
    public void One_ink_prints_everything() => InkPlates.Of(["black"]).ShouldBe([("black", PlateContent.All)]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Inks_together_print_everything_once(int inks)
    {
        var plates = InkPlates.Of([.. new[] { "black", "red", "blue", "green" }.Take(inks)]);

        plates.Length.ShouldBe(inks);
        plates[0].Ink.ShouldBe("black");
        plates[0].Content.HasFlag(PlateContent.Text).ShouldBeTrue();
        plates.Aggregate(PlateContent.None, (all, plate) => all | plate.Content).ShouldBe(PlateContent.All);
        plates.Sum(plate => (int)plate.Content).ShouldBe((int)PlateContent.All);
    }
}
