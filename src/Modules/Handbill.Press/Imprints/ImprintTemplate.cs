using System.Collections.Immutable;
using System.Text;

namespace Handbill.Press.Imprints;

/// <summary>
/// A line of an imprint with places for what is filled in: `{printer}`, `{issn.print}`, `{mark.holder}`. What stands in square brackets is
/// left out where any place in it is empty. Brackets do not stand in each other.
/// </summary>
internal sealed class ImprintTemplate
{
    // What is seen in a proof where something is still to be filled in; an issue in this state is not locked.
    private const string Gap = "…";

    private ImprintTemplate(ImmutableArray<Part> parts) => Parts = parts;

    public ImmutableArray<Part> Parts { get; }

    /// <summary>Reads a line that is known to be good.</summary>
    public static ImprintTemplate Read(string text) => TryRead(text, out _) ?? new ImprintTemplate([]);

    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>Null when it cannot be read.</returns>
    public static ImprintTemplate? TryRead(string text, out string? problem)
    {
        var (parts, words, group, at) = (ImmutableArray.CreateBuilder<Part>(), new StringBuilder(), 0, 0);
        var isInside = false;
        problem = null;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '{':
                    var end = text.IndexOf('}', at);
                    if (end < 0)
                    {
                        problem = "a `{` has no `}` after it";
                        return null;
                    }

                    if (end == at + 1)
                    {
                        problem = "a `{}` names nothing";
                        return null;
                    }

                    Words();
                    parts.Add(new Part("", text[(at + 1)..end], Group()));
                    at = end;
                    break;
                case '}':
                    problem = "a `}` has no `{` before it";
                    return null;
                case '[' when isInside:
                    problem = "a `[` stands inside brackets";
                    return null;
                case ']' when !isInside:
                    problem = "a `]` has no `[` before it";
                    return null;
                case '[' or ']':
                    Words();
                    isInside = text[at] == '[';
                    group += isInside ? 1 : 0;
                    break;
                default:
                    words.Append(text[at]);
                    break;
            }

            at++;
        }

        Words();
        problem = isInside ? "a `[` has no `]` after it" : null;
        return isInside ? null : new ImprintTemplate(parts.ToImmutable());

        int Group() => isInside ? group : 0;

        void Words()
        {
            if (words.Length > 0)
            {
                parts.Add(new Part(words.ToString(), "", Group()));
                words.Clear();
            }
        }
    }

    /// <summary>The line as printed.</summary>
    /// <param name="find">What was filled in at a place; empty where nothing was.</param>
    public string Render(Func<string, string> find)
    {
        var line = new StringBuilder();
        for (int at = 0, end; at < Parts.Length; at = end)
        {
            end = at + 1;
            while (Parts[at].Group != 0 && end < Parts.Length && Parts[end].Group == Parts[at].Group)
            {
                end++;
            }

            var run = Parts[at..end];
            if (Parts[at].Group == 0 || run.All(part => part.Place.Length == 0 || find(part.Place).Length > 0))
            {
                line.AppendJoin("", run.Select(part => part.Place.Length == 0 ? part.Words : find(part.Place) is { Length: > 0 } filled ? filled : Gap));
            }
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Words, or a place.</summary>
    /// <param name="Words">The words; empty for a place.</param>
    /// <param name="Place">What stands between the braces; empty for words.</param>
    /// <param name="Group">Number of the brackets around it; 0 outside of all.</param>
    internal sealed record Part(string Words, string Place, int Group);
}
