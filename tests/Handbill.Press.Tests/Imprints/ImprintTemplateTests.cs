using Handbill.Press.Imprints;

namespace Handbill.Press.Tests.Imprints;

public sealed class ImprintTemplateTests
{
    private const string Line = "Printed by {printer}[, {address}].[ ISSN {issn.print} (print)[] ends]";

    [Theory]
    [InlineData("Printed by {printer}.", "Printed by Weir Lane.")]
    [InlineData("Printed by {printer}[, {address}].", "Printed by Weir Lane.")]
    [InlineData("[{address}: ]{printer}[ {printer}, {address}]", "Weir Lane")]
    [InlineData("[By {printer} ][and {printer} ]{printer}", "By Weir Lane and Weir Lane Weir Lane")]
    [InlineData("{address} {address}", "… …")]
    [InlineData("[only words]", "only words")]
    public void Brackets_are_left_out_when_a_place_in_them_is_empty(string line, string printed) =>
        ImprintTemplate.Read(line).Render(place => place == "printer" ? "Weir Lane" : "").ShouldBe(printed);

    [Theory]
    [InlineData("{printer", "a `{` has no `}` after it")]
    [InlineData("printer}", "a `}` has no `{` before it")]
    [InlineData("[a", "a `[` has no `]` after it")]
    [InlineData("a]", "a `]` has no `[` before it")]
    [InlineData(Line, "a `[` stands inside brackets")]
    [InlineData("{}", "a `{}` names nothing")]
    public void A_line_that_cannot_be_read_says_why(string line, string problem)
    {
        ImprintTemplate.TryRead(line, out var told).ShouldBeNull();
        told.ShouldBe(problem);
    }

    [Fact]
    public void What_was_filled_in_is_not_read_as_a_line() =>
        ImprintTemplate.Read("By {printer}.").Render(_ => "[{printer}]").ShouldBe("By [{printer}].");
}
