using Handbill.Groups.Organisations;

namespace Handbill.Groups.Tests.Organisations;

public sealed class OrganisationRulesTests
{
    [Fact]
    public void Good_settings_are_taken() => OrganisationRules.Check("Harbour Workers", "es", "Europe/Madrid", "#1c4f74").ShouldBeEmpty();

    [Theory]
    [InlineData("", "es", "Europe/Madrid", null, "Name")]
    [InlineData("Harbour", "tlh", "Europe/Madrid", null, "Language")]
    [InlineData("Harbour", null, "Europe/Madrid", null, "Language")]
    [InlineData("Harbour", "en", "Mars/North", null, "TimeZone")]
    [InlineData("Harbour", "en", null, null, "TimeZone")]
    [InlineData("Harbour", "en", "UTC", "red", "Colour")]
    public void Each_fault_is_said_at_its_field(string name, string? language, string? zone, string? colour, string field) =>
        OrganisationRules.Check(name, language, zone, colour).Select(refusal => refusal.Field).ShouldBe([field]);
}
