using Handbill.Groups.Accounts;

namespace Handbill.Groups.Tests.Accounts;

public sealed class PseudonymTests
{
    [Theory]
    [InlineData("Heron")]
    [InlineData("Blue Heron 7")]
    [InlineData("مالك الحزين")]
    [InlineData("O’Neill-Ruiz")]
    [InlineData("アオサギ")]
    public void A_name_that_can_be_read_is_taken(string name) => Pseudonym.Check("Name", name).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("heron@example.org")]
    [InlineData("12345")]
    [InlineData("He\u202Eron")]
    [InlineData("He\tron")]
    [InlineData("<b>Heron</b>")]
    [InlineData("A name that is longer than forty characters")]
    public void A_name_that_misleads_or_says_too_much_is_refused(string name) => Pseudonym.Check("Name", name).ShouldNotBeNull();

    [Fact]
    public void Spaces_are_tidied() => Pseudonym.Tidy("  Blue \t Heron ").ShouldBe("Blue Heron");

    [Theory]
    [InlineData("Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge on Windows")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_device_is_told_by_its_kind_only(string? agent, string device) => Device.Of(agent).ShouldBe(device);
}
