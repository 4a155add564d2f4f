using System.Diagnostics.CodeAnalysis;

namespace Handbill.Typesetting.Shaping;

/// <summary>What a shaped word depends on: the plan (face, features, script, language) and whether spaces stand around it.</summary>
internal readonly record struct WordKey(int Plan, bool SpaceBefore, bool SpaceAfter, string Text);

/// <summary>The same without a string of its own, for looking up.</summary>
internal readonly ref struct WordProbe(int plan, bool spaceBefore, bool spaceAfter, ReadOnlySpan<char> text)
{
    internal readonly int Plan = plan;
    internal readonly bool SpaceBefore = spaceBefore;
    internal readonly bool SpaceAfter = spaceAfter;
    internal readonly ReadOnlySpan<char> Text = text;
}

/// <summary>Compares keys and probes.</summary>
internal sealed class WordKeyComparer : IEqualityComparer<WordKey>, IAlternateEqualityComparer<WordProbe, WordKey>
{
    public WordKey Create(WordProbe alternate) => new(alternate.Plan, alternate.SpaceBefore, alternate.SpaceAfter, alternate.Text.ToString());

    public bool Equals(WordProbe alternate, WordKey other) =>
        alternate.Plan == other.Plan && alternate.SpaceBefore == other.SpaceBefore && alternate.SpaceAfter == other.SpaceAfter
        && alternate.Text.SequenceEqual(other.Text);

    public bool Equals(WordKey x, WordKey y) => x == y;

    public int GetHashCode(WordProbe alternate) => Hash(alternate.Plan, alternate.SpaceBefore, alternate.SpaceAfter, alternate.Text);

    public int GetHashCode([DisallowNull] WordKey obj) => Hash(obj.Plan, obj.SpaceBefore, obj.SpaceAfter, obj.Text);

    // string's own hash is seeded anew in every process, so nobody can write copy whose words all collide.
    private static int Hash(int plan, bool before, bool after, ReadOnlySpan<char> text) =>
        string.GetHashCode(text, StringComparison.Ordinal) ^ (plan * 0x3C6EF372) ^ (before ? 0x1B873593 : 0) ^ (after ? 0x27D4EB2F : 0);
}
