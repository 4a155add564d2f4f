namespace Handbill.Architecture.Tests;

/// <summary>Types are named for things of the trade, not for patterns.</summary>
public sealed class NamingRules
{
    private static readonly string[] Refused = ["Helper", "Helpers", "Manager", "Utils", "Utilities", "Util", "Misc", "Common"];

    [Fact]
    public void No_type_is_named_for_a_pattern() =>
        House.Ours.SelectMany(assembly => NamedForPattern(assembly.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void A_type_named_for_a_pattern_would_be_found() =>
        NamedForPattern(typeof(NamingRules).Assembly.GetTypes()).ShouldBe([typeof(BrokenRules.ParagraphHelper).FullName!]);

    private static IEnumerable<string> NamedForPattern(IEnumerable<Type> types) =>
        from type in types
        let name = type.Name.Split('`')[0]
        where !name.StartsWith('<') // made by the compiler
        where Refused.Any(word => name.EndsWith(word, StringComparison.Ordinal))
        select type.FullName;
}
