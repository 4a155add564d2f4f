using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Tests.Fonts;

/// <summary>The fonts that the build lays beside the tests.</summary>
internal static class TestFonts
{
    internal static FontLibrary Library { get; } = FontLibrary.Read(
        Files().Select(path => (path, (Func<ReadOnlyMemory<byte>>)(() => File.ReadAllBytes(path)))));

    internal static FontStack Stack { get; } = new(Library, "Source Serif 4", "Noto Naskh Arabic", "Noto Serif Hebrew");

    internal static FontFace Serif => Library.Find("Source Serif 4", FontCut.Regular)!;

    internal static FontFace Sans => Library.Find("Source Sans 3", FontCut.Regular)!;

    internal static FontFace Naskh => Library.Find("Noto Naskh Arabic", FontCut.Regular)!;

    internal static FontFace Hebrew => Library.Find("Noto Serif Hebrew", FontCut.Regular)!;

    internal static IEnumerable<FontFace> AllFaces() => Files().Select(path =>
    {
        var name = Path.GetFileNameWithoutExtension(path).Split('-');
        return Library.Find(name[0], Enum.Parse<FontCut>(name[1]))!;
    });

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "assets", "fonts"), "*.ttf").Order(StringComparer.Ordinal);
}
