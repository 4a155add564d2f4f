using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Handbill.Typesetting.Text;

/// <summary>One walk over a paragraph that decides every mark and writes the runs anew.</summary>
internal sealed partial class TypographyPass(TypographyCopy copy)
{
    /// <summary>What <see cref="Step"/> decides; all else is written as it is.</summary>
    private static readonly SearchValues<char> Decided = SearchValues.Create("\"'-. ;!?:«»‹›“”„‚‘’");

    private readonly StringBuilder written = new(copy.Length + 16);

    /// <summary>Goes over the text and returns the runs, the same array when nothing changed.</summary>
    public ImmutableArray<Run> Apply(ImmutableArray<Run> runs)
    {
        ImmutableArray<Run>.Builder? changed = null;
        int start = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            if (TypographyCopy.IsSeen(runs[i]))
            {
                int end = start + runs[i].Text.Length;
                Walk(start, end);
                if (!written.Equals(runs[i].Text))
                {
                    changed ??= runs.ToBuilder();
                    changed[i] = runs[i] with { Text = written.ToString() };
                }

                written.Clear();
                start = end;
            }
        }

        return changed?.MoveToImmutable() ?? runs;
    }

    /// <summary>Writes the text of one run.</summary>
    private void Walk(int start, int end)
    {
        for (int at = start; at < end;)
        {
            var rest = copy.Between(at, end);
            int plain = rest.IndexOfAny(Decided) is var found and >= 0 ? found : rest.Length;
            written.Append(rest[..plain]);
            at += plain;
            if (at < end)
            {
                at += copy.IsLocked(at) ? Keep(at) : Step(at, copy.Rules(at));
            }
        }
    }

    /// <summary>Decides the character at a place, writes what stands for it, and returns how many characters it took.</summary>
    private int Step(int at, TypographyRules rules)
    {
        switch (copy[at])
        {
            case '"':
                return DoubleQuote(at, rules);
            case '\'':
                return SingleQuote(at, rules);
            case '-':
                return Dash(at, rules);
            case '.':
                return Dots(at);
            case ' ':
                written.Append(Space(at, rules));
                return 1;
            case ';' or '!' or '?' or ':':
                return Point(at, rules);
            case '«' or '»' or '‹' or '›' or '“' or '”' or '„' or '‚' or '‘' or '’':
                return SetQuote(at, rules);
            default:
                return Keep(at);
        }
    }

    private int Keep(int at)
    {
        written.Append(copy[at]);
        return 1;
    }

    private int Write(char mark)
    {
        written.Append(mark);
        return 1;
    }

    /// <summary>Three dots, no more and no less, and not between numbers or in a path.</summary>
    private int Dots(int at)
    {
        int end = at;
        while (copy[end] == '.' && !copy.IsLocked(end) && copy.Owner(end) == copy.Owner(at))
        {
            end++;
        }

        if (end - at == 3 && copy[end] is not ('.' or '/') && copy[at - 1] is not ('.' or '/') && !(copy.IsDigit(at - 1) && copy.IsDigit(end)))
        {
            Write('…');
        }
        else
        {
            written.Append('.', end - at);
        }

        return end - at;
    }

    /// <summary>; : ! ? with the space that the language puts before them, where one is missing.</summary>
    private int Point(int at, TypographyRules rules)
    {
        if ((copy[at] == ':' ? rules.BeforeColon : rules.BeforeHighPoints) is { } space && !copy.IsLocked(at - 1) && StandsAfterWord(at) && EndsWord(at))
        {
            Write(space);
        }

        return Keep(at);
    }

    private bool StandsAfterWord(int at) =>
        copy.IsLetter(at - 1) || copy.IsDigit(at - 1) || copy[at - 1] is ')' or ']' or '”' or '’' or '…' or '%' or '€' or '"' or '\'' or '»' or '.';

    /// <summary>A point that ends a word: after it and other points a space, a closing mark or nothing.</summary>
    private bool EndsWord(int at)
    {
        int after = at + 1;
        if (copy[at] != ':')
        {
            while (copy[after] is '!' or '?' or '.' or '…')
            {
                after++;
            }

            if (copy[after] is ';' or ':' or ',')
            {
                return true;
            }
        }

        return copy.IsSpace(after) || copy[after] is ')' or ']' or '»' or '”' or '"' or '\'' or '’';
    }
}
