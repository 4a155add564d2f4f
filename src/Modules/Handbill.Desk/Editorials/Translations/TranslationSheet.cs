using Handbill.Desk.Stories;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>An original and its translation side by side. Every word of the translation stands in one row. Pure.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Kicker">The kicker; null when there is none on either side.</param>
/// <param name="Rows">The paragraphs: in the order of the original, those that it has lost where they stood.</param>
internal sealed record TranslationSheet(TranslationRow Headline, TranslationRow? Kicker, IReadOnlyList<TranslationRow> Rows)
{
    public IEnumerable<TranslationRow> All => Kicker is null ? Rows.Prepend(Headline) : Rows.Prepend(Headline).Prepend(Kicker);

    public static TranslationSheet Of(StoryText source, StoryText target, TranslationMemory memory)
    {
        var kicker = source.Kicker.Length > 0 || target.Kicker.Length > 0
            ? new TranslationRow(source.Kicker.Length > 0 ? source.Kicker : null, memory.Kicker, target.Kicker)
            : null;
        return new TranslationSheet(
            new TranslationRow(source.Headline, memory.Headline, target.Headline), kicker, RowsOf(CopyBlocks.Of(source.Body), memory.UnitsOf(target.Body)));
    }

    private static List<TranslationRow> RowsOf(IReadOnlyList<string> sources, IReadOnlyList<TranslationUnit> units)
    {
        var placed = Place(sources, units);
        var translated = new TranslationUnit?[sources.Count];
        var left = new List<TranslationRow>[sources.Count + 1];
        var at = 0;
        for (var i = 0; i < units.Count; i++)
        {
            if (placed[i] >= 0)
            {
                translated[placed[i]] = units[i];
                at = placed[i] + 1;
            }
            else if (at > 0 && translated[at - 1] is { Source: not null } before && before.Source == units[i].Source)
            {
                // Two wrote a translation of the same paragraph: both stand in its row.
                translated[at - 1] = before with { Target = $"{before.Target}\n\n{units[i].Target}" };
            }
            else
            {
                (left[at] ??= []).Add(new TranslationRow(null, units[i].Source, units[i].Target));
            }
        }

        var rows = new List<TranslationRow>(left[0] ?? []);
        for (var j = 0; j < sources.Count; j++)
        {
            rows.Add(new TranslationRow(sources[j], translated[j]?.Source, translated[j]?.Target ?? ""));
            rows.AddRange(left[j + 1] ?? []);
        }

        return rows;
    }

    // For each paragraph of the translation the one of the original that it stands beside; -1 for none. Where it is not known what one was
    // translated from, it stands beside the next that has none.
    private static int[] Place(IReadOnlyList<string> sources, IReadOnlyList<TranslationUnit> units)
    {
        var placed = new int[units.Count];
        Array.Fill(placed, -1);
        var from = ParagraphAlignment.Of([.. units.Select(unit => unit.Source ?? "")], sources);
        for (var j = 0; j < from.Length; j++)
        {
            if (from[j] >= 0)
            {
                placed[from[j]] = j;
            }
        }

        var taken = from.Select(unit => unit >= 0).ToArray();
        var next = 0;
        for (var i = 0; i < units.Count; i++)
        {
            if (placed[i] < 0 && units[i].Source is null && next < sources.Count && !taken[next])
            {
                placed[i] = next;
                taken[next] = true;
            }

            next = placed[i] >= 0 ? placed[i] + 1 : next;
        }

        return placed;
    }
}
