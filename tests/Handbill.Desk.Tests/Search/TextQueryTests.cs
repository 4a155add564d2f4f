using Handbill.Kernel.Search;

namespace Handbill.Desk.Tests.Search;

public sealed class TextQueryTests
{
    [Theory]
    [InlineData("canteen", "Canteen prices", true)]
    [InlineData("prices canteen", "Canteen prices", true)]
    [InlineData("\"prices canteen\"", "Canteen prices", false)]
    [InlineData("cant*", "Canteen prices", true)]
    [InlineData("cant", "Canteen prices", false)]
    [InlineData("canteen roof", "Canteen prices", false)]
    [InlineData("canteen -prices", "Canteen prices", true)]
    [InlineData("canteen", "", false)]
    public void All_that_must_be_there_stands_in_a_text_or_not(string query, string text, bool stands) =>
        TextQuery.Parse(query).StandsIn(text).ShouldBe(stands);
}
