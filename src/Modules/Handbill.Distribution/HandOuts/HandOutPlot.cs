using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Handbill.Distribution.HandOuts;

/// <summary>Draws hand-outs as SVG in the page's own colours: an outline for copies that were printed (or went out, where that is all that is known), a filled bar for those that were taken. Figures stand in the table beside it.</summary>
internal static class HandOutPlot
{
    private const int Parts = 4, Wide = 24 * 24, High = 160, Step = 8, Low = 24, WidestBar = 48;

    /// <summary>The whole publication by issue, with a scale.</summary>
    /// <param name="sums">By issue, the oldest first.</param>
    /// <param name="issues">Their numbers.</param>
    /// <param name="label">What it shows, in words.</param>
    public static IHtmlContent Large(IReadOnlyList<HandOutSum> sums, IReadOnlyList<int> issues, string label)
    {
        var most = Round(sums.Max(sum => Math.Max(sum.Outline, sum.Taken)));
        var step = Math.Min(WidestBar, (double)Wide / Math.Max(1, sums.Count));
        var svg = new StringBuilder(2_000);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"hand-outs\" viewBox=\"0 0 {Wide + 48} {High + 24}\" role=\"img\" aria-label=\"{Encode(label)}\">");
        for (var line = 0; line <= Parts; line++)
        {
            var y = 8 + ((High - 8) * (Parts - line) / (double)Parts);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"scale\" d=\"M0 {y:0.#}h{Wide}\"/><text x=\"{Wide + 4}\" y=\"{y + 4:0.#}\">{(long)most * line / Parts}</text>");
        }

        for (var at = 0; at < sums.Count; at++)
        {
            var x = at * step;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"out\" x=\"{x + 2:0.#}\" y=\"{Top(sums[at].Outline):0.#}\" width=\"{step - 4:0.#}\" height=\"{High - Top(sums[at].Outline):0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"taken\" x=\"{x + 5:0.#}\" y=\"{Top(sums[at].Taken):0.#}\" width=\"{Math.Max(2, step - 10):0.#}\" height=\"{High - Top(sums[at].Taken):0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + (step / 2):0.#}\" y=\"{High + 16}\" class=\"of\">{issues[at]}</text>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());

        double Top(int copies) => High - ((High - 8) * (double)copies / most);
    }

    /// <summary>One line of the table, small: what it says stands in the cells beside it.</summary>
    public static IHtmlContent Small(IReadOnlyList<HandOutSum> sums)
    {
        var most = Math.Max(1, sums.Max(sum => Math.Max(sum.Outline, sum.Taken)));
        var (outline, bars) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < sums.Count; at++)
        {
            Bar(outline, sums[at].Outline, at * Step, Step - 1);
            Bar(bars, sums[at].Taken, (at * Step) + 2, Step - 5);
        }

        return new HtmlString(string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"spark\" viewBox=\"0 0 {Math.Max(1, sums.Count) * Step} {Low}\" width=\"{Math.Max(1, sums.Count) * Step}\" height=\"{Low}\" aria-hidden=\"true\"><path class=\"out\" d=\"{outline}\"/><path class=\"taken\" d=\"{bars}\"/></svg>"));

        void Bar(StringBuilder path, int copies, int x, int width)
        {
            if (copies > 0)
            {
                var height = Math.Max(1, (Low - 1) * (double)copies / most);
                path.Append(CultureInfo.InvariantCulture, $"M{x} {Low}v-{height:0.#}h{width}v{height:0.#}z");
            }
        }
    }

    // The end of a scale of four parts, each of which is 1, 2 or 5 and noughts.
    private static int Round(int copies)
    {
        var part = 1L;
        for (var times = 0; part * Parts < copies; times++)
        {
            part = part * (times % 3 == 1 ? 5 : 4) / 2;
        }

        return (int)Math.Min(part * Parts, int.MaxValue);
    }

    private static string Encode(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);
}
