using Handbill.Press.Issues;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Handbill.Press.Copy;

/// <summary>The Markdown of a file, parsed.</summary>
/// <param name="File">Name for faults.</param>
/// <param name="Source">The text that was parsed.</param>
/// <param name="LinesBefore">Lines of the file before it.</param>
/// <param name="Document">What Markdig made of it.</param>
internal sealed record MarkdownCopy(string File, string Source, int LinesBefore, MarkdownDocument Document)
{
    // CommonMark, pipe tables, footnotes, strikethrough and fenced boxes. Attributes are our own, for Markdig's take any
    // word in braces for one and would lose it from the text.
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>Parses copy, unless its size or nesting is beyond what a sheet could hold.</summary>
    /// <returns>Null when it is refused, and a fault was added.</returns>
    public static MarkdownCopy? Parse(string file, string body, int linesBefore, FaultList faults)
    {
        if (!IsWithinLimits(file, body, linesBefore, faults))
        {
            return null;
        }

        try
        {
            return new MarkdownCopy(file, body, linesBefore, Markdown.Parse(body, Pipeline));
        }
        catch (ArgumentException)
        {
            // How Markdig says that the tree grows deeper than it was allowed to.
            faults.Add(file, linesBefore + 1, "marks of emphasis, links or lists are nested too deep", "take out the inner ones");
            return null;
        }
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables(new PipeTableOptions { RequireHeaderSeparator = true })
            .UseFootnotes()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UsePreciseSourceLocation();
        builder.MaximumNestingDepth = CopyLimits.DeepestTree;
        builder.BlockParsers.InsertBefore<ThematicBreakParser>(new CustomContainerParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new SpanParser());
        builder.InlineParsers.Add(new BraceParser());
        return builder.Build();
    }

    private static bool IsWithinLimits(string file, string body, int linesBefore, FaultList faults)
    {
        var line = linesBefore;
        var paragraph = 0;
        var paragraphLine = 0;
        var boxes = 0;
        var definitions = 0;
        foreach (var text in body.AsSpan().EnumerateLines())
        {
            line++;
            if (text.IsWhiteSpace())
            {
                paragraph = 0;
                continue;
            }

            boxes = Math.Max(0, boxes + OpenedBoxes(text));
            definitions += text.TrimStart().StartsWith('[') && text.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
            if (boxes > CopyLimits.DeepestMarkers || definitions > CopyLimits.MostDefinitions)
            {
                faults.Add(
                    file,
                    line,
                    boxes > CopyLimits.DeepestMarkers ? "too many boxes are open" : $"there are more than {CopyLimits.MostDefinitions} footnotes and definitions",
                    boxes > CopyLimits.DeepestMarkers ? "put a line of `:::` after the last paragraph of each" : "take some out");
                return false;
            }

            var (markers, indent) = Depth(text);
            if (markers > CopyLimits.DeepestMarkers)
            {
                faults.Add(file, line, $"{markers} quotations or lists are nested in each other", $"use at most {CopyLimits.DeepestBlocks}");
                return false;
            }

            if (indent > CopyLimits.DeepestIndent)
            {
                faults.Add(file, line, $"the line is indented by {indent} columns", "begin it at the margin");
                return false;
            }

            paragraphLine = paragraph == 0 ? line : paragraphLine;
            paragraph += text.Length + 1;
            if (paragraph > CopyLimits.LongestParagraph)
            {
                faults.Add(file, paragraphLine, $"a paragraph has more than {CopyLimits.LongestParagraph} characters", "divide it by empty lines, or cut it");
                return false;
            }
        }

        return true;
    }

    // 1 for a line that opens a box, -1 for one that ends it, else 0.
    private static int OpenedBoxes(ReadOnlySpan<char> line)
    {
        line = line.Trim(" \t>-*+");
        return !line.StartsWith(":::", StringComparison.Ordinal) ? 0 : line.Trim(':').IsEmpty ? -1 : 1;
    }

    // Marks that open quotations and lists at the start of a line, and the widest indent before one of them or the text.
    private static (int Markers, int Indent) Depth(ReadOnlySpan<char> line)
    {
        var markers = 0;
        var blanks = 0;
        var indent = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isBullet = line[i] is '-' or '*' or '+' && i + 1 < line.Length && line[i + 1] is ' ' or '\t';
            if (line[i] is ' ' or '\t')
            {
                blanks += line[i] == '\t' ? 4 : 1;
                indent = Math.Max(indent, blanks);
            }
            else if (line[i] == '>' || isBullet)
            {
                markers++;
                blanks = 0;
            }
            else if (char.IsAsciiDigit(line[i]))
            {
                var end = i;
                while (end < line.Length && char.IsAsciiDigit(line[end]))
                {
                    end++;
                }

                if (end >= line.Length || line[end] is not ('.' or ')'))
                {
                    break;
                }

                markers++;
                blanks = 0;
                i = end;
            }
            else
            {
                break;
            }
        }

        return (IsDivider(line) ? 0 : markers, indent);
    }

    private static bool IsDivider(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept('*', ' ', '\t') < 0 || line.IndexOfAnyExcept('-', ' ', '\t') < 0;
}
