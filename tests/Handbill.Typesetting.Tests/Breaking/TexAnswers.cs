using System.Globalization;
using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

/// <summary>One way in which TeX set a paragraph. Lengths in scaled points, 65536 to the point.</summary>
/// <param name="Measure">Width of the lines.</param>
/// <param name="PreTolerance">Negative when there was no pass without hyphenation.</param>
/// <param name="Tolerance">TeX's tolerance.</param>
/// <param name="EmergencyStretch">TeX's emergency stretch.</param>
/// <param name="Looseness">Lines more or fewer asked for.</param>
/// <param name="Demerits">What TeX reported.</param>
/// <param name="Breaks">Breakpoints from 0 to the end.</param>
public sealed record TexSetting(
    double Measure, int PreTolerance, int Tolerance, double EmergencyStretch, int Looseness, double Demerits, int[] Breaks);

/// <summary>A paragraph that TeX has set.</summary>
public sealed record TexParagraph(string Source, BreakItems Items, IReadOnlyList<TexSetting> Settings)
{
    public override string ToString() => Source;
}

/// <summary>Reads what tools/tex/record.py wrote; the file's head says how.</summary>
internal static class TexAnswers
{
    private const int Point = 65536;

    public static IReadOnlyList<TexParagraph> Read()
    {
        using var stream = typeof(TexAnswers).Assembly.GetManifestResourceStream("tex-answers.txt")!;
        using var reader = new StreamReader(stream);
        var spaces = new List<Glue>();
        var paragraphs = new List<TexParagraph>();
        var source = "";
        BreakItems? items = null;
        var settings = new List<TexSetting>();
        while (reader.ReadLine() is { } line)
        {
            var rest = line[2..];
            switch (line[0])
            {
                case 'G':
                    var glue = Numbers(rest);
                    spaces.Add(new Glue(glue[1], glue[2], glue[3]));
                    break;
                case 'P':
                    source = rest;
                    break;
                case 'L':
                    items = NodeList.ToItems([.. rest.Split(' ').Select(token => Node(token, spaces))]);
                    settings = [];
                    paragraphs.Add(new TexParagraph(source, items, settings));
                    break;
                case 'S':
                    var parts = rest.Split('|');
                    var with = Numbers(parts[0]);
                    settings.Add(new TexSetting(
                        with[0] * (double)Point, with[1], with[2], with[3] * (double)Point, with[4], Numbers(parts[1])[0],
                        [0, .. Numbers(parts[2]), items!.Count - 1]));
                    break;
            }
        }

        return paragraphs;
    }

    private static TexNode Node(string token, List<Glue> spaces)
    {
        switch (token[0])
        {
            case 's':
                return spaces[int.Parse(token.AsSpan(1), CultureInfo.InvariantCulture)];
            case '~':
                return new Penalty(10_000);
            case '-' when token.Length == 1:
                return new Discretionary(0, 0, 0, 50, Automatic: false);
            case 'h':
                var widths = Numbers(token[1..].Replace(',', ' '));
                return new Discretionary(widths[0], widths[1], widths[2], 50, Automatic: true);
            default:
                return new Box(int.Parse(token, CultureInfo.InvariantCulture));
        }
    }

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
