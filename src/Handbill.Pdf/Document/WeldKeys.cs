using System.Diagnostics.CodeAnalysis;

namespace Handbill.Pdf.Document;

/// <summary>Compares keys of welds, so that they are looked up without being made.</summary>
internal sealed class WeldKeys : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    internal static WeldKeys Instance { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] int[] obj) => Hash(obj);

    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<int> alternate) => Hash(alternate);

    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();

    internal static int Hash(ReadOnlySpan<int> key)
    {
        uint hash = 2166136261;
        foreach (int value in key)
            hash = (hash ^ (uint)value) * 16777619;
        return (int)hash;
    }
}
