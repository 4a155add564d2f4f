namespace Handbill.Typesetting.Fonts;

/// <summary>A stretch of text that one face sets.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Face">The face.</param>
public readonly record struct FaceSpan(int Start, int End, FontFace Face);
