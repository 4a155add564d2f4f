namespace Handbill.Typesetting.Tests.Breaking;

/// <summary>A node of a horizontal list, as TeX has them; lengths in any whole unit.</summary>
internal abstract record TexNode;

/// <summary>Something with ink: never dropped at a line's end.</summary>
internal sealed record Box(int Width) : TexNode;

/// <summary>A space.</summary>
internal sealed record Glue(int Width, int Stretch, int Shrink) : TexNode;

/// <summary>A fixed space; a font's own kern is no place to break and does not vanish, another is dropped after a break.</summary>
internal sealed record Kern(int Width, bool OfFont) : TexNode;

/// <summary>The price of a break here.</summary>
internal sealed record Penalty(int Value) : TexNode;

/// <summary>A place to divide a word: widths before and after the break, and undivided.</summary>
internal sealed record Discretionary(int Pre, int Post, int Whole, int Price, bool Automatic) : TexNode;
