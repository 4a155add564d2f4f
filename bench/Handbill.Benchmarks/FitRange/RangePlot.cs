using System.Globalization;
using System.Text;

namespace Handbill.Benchmarks.FitRange;

/// <summary>Draws the share of editions fitted over the length of their copy.</summary>
internal static class RangePlot
{
    private const double Width = 640;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = 28;
    private const double Top = 34;
    private const double Bottom = 52;

    /// <summary>What must be fitted without a human, in % of the room.</summary>
    private const double PromisedFrom = 88;
    private const double PromisedTo = 110;

    /// <summary>An SVG that reads on white and on black.</summary>
    /// <param name="points">Length of the copy and share of editions fitted, both in %, shortest first.</param>
    public static string Draw(IReadOnlyList<(int Share, double Fitted)> points)
    {
        double least = points[0].Share, most = points[^1].Share;
        var svg = new StringBuilder();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img" aria-labelledby="title">""");
        Line($"""<title id="title">Share of editions fitted, from {points[0].Share} to {points[^1].Share} % of the room on the side</title>""");
        svg.Append("<style>text { fill: #333 } .grid { stroke: #8885 } .line { stroke: #1f5fa8; fill: none } .dot { fill: #1f5fa8 } .promise { fill: #8882 }\n")
            .Append("@media (prefers-color-scheme: dark) { text { fill: #ddd } .line { stroke: #7fb2ee } .dot { fill: #7fb2ee } }</style>\n");
        Line($"""<rect class="promise" x="{X(PromisedFrom):0.#}" y="{Top}" width="{X(PromisedTo) - X(PromisedFrom):0.#}" height="{Height - Top - Bottom}"/>""");
        Line($"""<text x="{X((PromisedFrom + PromisedTo) / 2):0.#}" y="{Top - 12}" text-anchor="middle">promised: 88 to 110 %</text>""");
        for (var fitted = 0; fitted <= 100; fitted += 25)
        {
            Line($"""<line class="grid" x1="{Left}" y1="{Y(fitted):0.#}" x2="{Width - Right}" y2="{Y(fitted):0.#}"/>""");
            Line($"""<text x="{Left - 8}" y="{Y(fitted) + 4:0.#}" text-anchor="end">{fitted} %</text>""");
        }

        for (var share = (int)Math.Ceiling(least / 10) * 10; share <= most; share += 10)
        {
            Line($"""<text x="{X(share):0.#}" y="{Height - Bottom + 18}" text-anchor="middle">{share} %</text>""");
        }

        Line($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 10}" text-anchor="middle">length of the copy, as a share of the room at the house style’s own setting</text>""");
        Line($"""<polyline class="line" stroke-width="2" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.Share):0.#},{Y(point.Fitted):0.#}")))}"/>""");
        foreach (var (share, fitted) in points)
        {
            Line($"""<circle class="dot" cx="{X(share):0.#}" cy="{Y(fitted):0.#}" r="3.5"><title>{share} %: {fitted:0.#} % fitted</title></circle>""");
        }

        return svg.Append("</svg>\n").ToString();

        double X(double share) => Left + ((share - least) / (most - least) * (Width - Left - Right));
        double Y(double fitted) => Top + ((100 - fitted) / 100 * (Height - Top - Bottom));
        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
