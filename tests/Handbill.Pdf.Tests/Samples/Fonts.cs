using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>The fonts of the build, and one shaper for all tests.</summary>
internal static class Fonts
{
    internal static FontLibrary Library { get; } = FontLibrary.Read(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "assets", "fonts"), "*.ttf").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), (Func<ReadOnlyMemory<byte>>)(() => File.ReadAllBytes(file)))));

    internal static Shaper Shaper { get; } = new();

    internal static FontFace Serif { get; } = Face("Source Serif 4", FontCut.Regular);

    internal static FontFace Bold { get; } = Face("Source Sans 3", FontCut.Bold);

    internal static FontFace Arabic { get; } = Face("Noto Naskh Arabic", FontCut.Regular);

    internal static FontFace ArabicBold { get; } = Face("Noto Sans Arabic", FontCut.Bold);

    internal static FontFace Hebrew { get; } = Face("Noto Serif Hebrew", FontCut.Regular);

    private static FontFace Face(string family, FontCut cut) =>
        Library.Find(family, cut) ?? throw new InvalidOperationException($"The build has not fetched {family}.");
}
