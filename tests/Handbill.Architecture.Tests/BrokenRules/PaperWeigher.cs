using Handbill.Typesetting.Pages;

namespace Handbill.Architecture.Tests.BrokenRules;

/// <summary>Knows Typesetting, to show that the rules on who may know whom can fail.</summary>
internal static class PaperWeigher
{
    /// <summary>Weight of a sheet in grams, on paper of 80 grams the square metre.</summary>
    public static double Weigh(Sheet sheet) => sheet.PaperWidth * sheet.PaperHeight * (25.4 / 72 / 1000) * (25.4 / 72 / 1000) * 80;
}
