using Handbill.Floor.Submissions;

namespace Handbill.Floor.Tests.Submissions;

public sealed class InboxAddressTests
{
    [Theory]
    [InlineData("Riverside group", "riverside-group")]
    [InlineData("Straßenbahnhof Köln-Süd", "strassenbahnhof-koln-sud")]
    [InlineData("مجموعة", "group")]
    [InlineData("Box", "group")]
    public void An_address_is_proposed_from_the_name(string name, string slug) => InboxAddress.Propose(name).ShouldBe(slug);

    [Theory]
    [InlineData("a-b", true)]
    [InlineData("depot2", true)]
    [InlineData("box", false)]
    [InlineData("-a", false)]
    [InlineData("A", false)]
    [InlineData("a/b", false)]
    [InlineData("ab\n", false)]
    public void Addresses_are_small_letters_digits_and_hyphens(string slug, bool holds) => InboxAddress.IsAddress(slug).ShouldBe(holds);
}
