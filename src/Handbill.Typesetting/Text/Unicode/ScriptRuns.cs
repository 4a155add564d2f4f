using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>A stretch of text in one script.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">UTF-16 units, 1 or more.</param>
/// <param name="Script">Never Inherited; Common only when the whole text has no letter of any script.</param>
public readonly record struct ScriptRun(int Start, int Length, Script Script);

/// <summary>Divides text into runs of one script (UAX #24, section 5).</summary>
public static class ScriptRuns
{
    /// <summary>How deep brackets are followed; deeper ones go with the text before them.</summary>
    private const int MaxOpen = 32;

    /// <summary>
    /// Splits the text into runs that cover it in order. Characters shared by scripts go with the text before them (at the
    /// start of the text, with what follows), a closing bracket with its opening one.
    /// </summary>
    public static ImmutableArray<ScriptRun> Split(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        Span<(char Closer, Script Script)> open = stackalloc (char, Script)[MaxOpen];
        int depth = 0;
        var runs = ImmutableArray.CreateBuilder<ScriptRun>(1);
        var current = Script.Common;
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int place = at;
            int codePoint = text[at];
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                codePoint = char.ConvertToUtf32(text[at], text[++at]);
            }

            var script = ProfileTable.ScriptOf(codePoint);
            if (script == Script.Inherited)
            {
                continue;
            }

            if (script == Script.Common)
            {
                script = Bracket(codePoint, current, open, ref depth);
            }

            if (script == Script.Common || script == current)
            {
                continue;
            }

            if (current == Script.Common)
            {
                // What was opened before the first letter belongs to that letter's script.
                foreach (ref var bracket in open[..depth])
                {
                    bracket.Script = script;
                }
            }
            else
            {
                runs.Add(new ScriptRun(start, place - start, current));
                start = place;
            }

            current = script;
        }

        runs.Add(new ScriptRun(start, text.Length - start, current));
        return runs.DrainToImmutable();
    }

    /// <summary>The script of a closing bracket's opener; Common for all else.</summary>
    private static Script Bracket(int codePoint, Script current, Span<(char Closer, Script Script)> open, ref int depth)
    {
        var kind = ProfileTable.BracketOf(codePoint);
        if (kind == BracketKind.Open && depth < open.Length)
        {
            open[depth++] = (PairTable.OtherBracket((char)codePoint), current);
        }
        else if (kind == BracketKind.Close)
        {
            for (int at = depth - 1; at >= 0; at--)
            {
                if (open[at].Closer == codePoint)
                {
                    depth = at;
                    return open[at].Script;
                }
            }
        }

        return Script.Common;
    }
}
