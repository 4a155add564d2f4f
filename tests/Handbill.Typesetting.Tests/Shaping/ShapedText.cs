using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Tests.Shaping;

/// <summary>Compares runs glyph by glyph.</summary>
internal static class ShapedText
{
    internal static void ShouldEqual(ShapedRun run, ShapedRun expected)
    {
        var equal = run.Glyphs.AsSpan().SequenceEqual(expected.Glyphs) && run.Advances.AsSpan().SequenceEqual(expected.Advances)
            && run.Clusters.AsSpan().SequenceEqual(expected.Clusters) && run.UnsafeToBreak.AsSpan().SequenceEqual(expected.UnsafeToBreak)
            && (run.XOffsets ?? new short[run.Length]).AsSpan().SequenceEqual(expected.XOffsets ?? new short[expected.Length])
            && (run.YOffsets ?? new short[run.Length]).AsSpan().SequenceEqual(expected.YOffsets ?? new short[expected.Length])
            && run.Lacking == expected.Lacking;
        if (!equal)
        {
            Describe(run).ShouldBe(Describe(expected), $"{run.Face}: {run.Text}");
        }
    }

    /// <summary>Glyphs from one index to another, without where they stand.</summary>
    internal static string Describe(ShapedRun run, int start, int end) => string.Join('\n', Enumerable.Range(start, end - start).Select(i =>
        $"glyph {run.Glyphs[i]} advance {run.Advances[i]} at {run.XOffsets?[i] ?? 0},{run.YOffsets?[i] ?? 0}"));

    private static string Describe(ShapedRun run) => string.Join('\n', Enumerable.Range(0, run.Length).Select(i =>
        $"{i}: cluster {run.Clusters[i]} {Describe(run, i, i + 1)}{(run.UnsafeToBreak[i] ? " unsafe" : "")}"));
}
