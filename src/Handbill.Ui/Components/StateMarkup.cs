using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Handbill.Ui.Components;

/// <summary>States for lists of hundreds of rows, which are written by hand: the shapes of <see cref="StateTag"/> stand once in the page, and rows refer to them. Pure.</summary>
public static class StateMarkup
{
    /// <summary>The shapes, once a page, before the first row.</summary>
    public static IHtmlContent Shapes { get; } = new HtmlString(
        "<svg class=\"unseen\" aria-hidden=\"true\">"
        + string.Concat(Enum.GetValues<Progress>().Select(progress => $"<symbol id=\"s-{Name(progress)}\" viewBox=\"0 0 16 16\">{StateTag.Shape(progress)}</symbol>"))
        + "</svg>");

    /// <summary>A state, in a word and a shape.</summary>
    /// <param name="progress">How far along it is.</param>
    /// <param name="encoded">The word, encoded for markup.</param>
    public static string Of(Progress progress, string encoded)
    {
        var shape = Name(progress);
        return $"<span class=\"state {shape}\"><svg aria-hidden=\"true\"><use href=\"#s-{shape}\"/></svg><span>{encoded}</span></span>";
    }

    private static string Name(Progress progress) => progress.ToString().ToLower(CultureInfo.InvariantCulture);
}
