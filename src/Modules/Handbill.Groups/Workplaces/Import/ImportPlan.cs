using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>What becomes of a row.</summary>
internal enum Fate
{
    /// <summary>A workplace is added.</summary>
    New,

    /// <summary>A workplace changes.</summary>
    Changed,

    /// <summary>It says what is there already.</summary>
    Unchanged,

    /// <summary>It is left out, for reasons that are told.</summary>
    Refused,
}

/// <summary>A value that an import changes.</summary>
internal readonly record struct ImportChange(string Column, string Before, string After);

/// <summary>A row of the file with what becomes of it.</summary>
internal sealed record ImportRow(int Line, Fate Fate, string Slug, string Name)
{
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The values; null for a row that is refused.</summary>
    public WorkplaceDraft? Draft { get; init; }

    /// <summary>Name of its group.</summary>
    public string Group { get; init; } = "";
}

/// <summary>A workplace that is there, for an import to be held against.</summary>
internal sealed record ExistingPlace(WorkplaceEntry Entry, int Version, bool IsArchived);

/// <summary>What an import would do, row by row. Making one is pure: the same table and the same workplaces give the same plan.</summary>
internal sealed record ImportPlan
{
    public required IReadOnlyList<ImportRow> Rows { get; init; }

    /// <summary>Names of groups that are made, in the order of the file.</summary>
    public required IReadOnlyList<string> NewGroups { get; init; }

    /// <summary>Stands for all of it: an import that is carried out with another one would do something else than what was shown.</summary>
    public required string Fingerprint { get; init; }

    public int Count(Fate fate) => Rows.Count(row => row.Fate == fate);

    public bool DoesNothing => Rows.All(row => row.Fate is Fate.Unchanged or Fate.Refused);

    /// <summary>Holds a table against what is there.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="places">All workplaces by slug.</param>
    /// <param name="groups">Names of the groups there are.</param>
    /// <param name="choices">What the press can set.</param>
    /// <param name="usualLanguage">Language of a new workplace that names none.</param>
    public static ImportPlan Of(
        IReadOnlyList<CsvRow> rows, IReadOnlyDictionary<string, ExistingPlace> places, IEnumerable<string> groups, ISheetChoices choices, string usualLanguage)
    {
        var known = groups.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var newGroups = new List<string>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var planned = new List<ImportRow>(rows.Count);
        foreach (var row in rows)
        {
            planned.Add(PlanRow(row));
        }

        return new ImportPlan { Rows = planned, NewGroups = newGroups, Fingerprint = Print(planned, newGroups, places) };

        ImportRow PlanRow(CsvRow row)
        {
            var slug = row.Entry["slug"]?.Trim() is { Length: > 0 } written ? written : WorkplaceDraft.SlugOf(row.Entry["name"]?.Trim() ?? "");
            var place = places.GetValueOrDefault(slug);
            var entry = new WorkplaceEntry(WorkplaceEntry.Columns.Select(column => KeyValuePair.Create(column, TextOf(column))));
            var refusals = new List<Refusal>();
            var draft = WorkplaceDraft.Read(entry, choices, refusals);
            var group = entry["group"]?.Trim() is { Length: > 0 } named ? named : entry["name"]?.Trim() ?? "";
            if (group.Length > 120 || group.Any(char.IsControl))
            {
                refusals.Add(new Refusal("group", "Keep this to {0} signs.", 120));
            }

            if (!lines.TryAdd(slug, row.Line) && slug.Length > 0)
            {
                refusals.Add(new Refusal("slug", "“{0}” stands in line {1} already. Take one of the two out.", slug, lines[slug]));
            }

            if (place?.IsArchived == true)
            {
                refusals.Add(new Refusal("slug", "“{0}” is archived. Bring it back first, or choose another short name.", slug));
            }

            if (refusals.Count > 0 || draft is null)
            {
                return new ImportRow(row.Line, Fate.Refused, slug, row.Entry["name"]?.Trim() ?? "") { Refusals = refusals };
            }

            if (known.TryGetValue(group, out var asItIs))
            {
                group = asItIs;
            }
            else
            {
                known.Add(group, group);
                newGroups.Add(group);
            }

            var changes = place is null ? [] : Changes(place.Entry, draft, group);
            var fate = place is null ? Fate.New : changes.Count > 0 ? Fate.Changed : Fate.Unchanged;
            return new ImportRow(row.Line, fate, slug, draft.Name) { Draft = draft, Group = group, Changes = changes };

            // A column that the file does not have leaves what is there as it is.
            string? TextOf(string column)
            {
                var text = column == "slug" ? slug : row.Entry[column] ?? place?.Entry[column] ?? "";
                return column == "languages" && text.Trim().Length == 0 ? place?.Entry[column] ?? usualLanguage : text;
            }
        }
    }

    private static List<ImportChange> Changes(WorkplaceEntry before, WorkplaceDraft draft, string group)
    {
        var after = new WorkplaceEntry
        {
            ["name"] = draft.Name,
            ["group"] = group,
            ["region"] = draft.Region,
            ["languages"] = string.Join(WorkplaceEntry.Between, draft.Languages),
            ["copies"] = draft.Copies.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["style"] = draft.Style,
            ["imprint"] = draft.Imprint,
            ["gates"] = string.Join(WorkplaceEntry.Between, draft.Gates.Order(StringComparer.Ordinal)),
            ["shifts"] = string.Join(WorkplaceEntry.Between, draft.Shifts.OrderBy(shift => shift.BeginsAt).ThenBy(shift => shift.Name, StringComparer.Ordinal)),
        };
        return
        [
            .. WorkplaceEntry.Columns.Where(column => column != "slug" && (before[column] ?? "") != (after[column] ?? ""))
                .Select(column => new ImportChange(column, before[column] ?? "", after[column] ?? "")),
        ];
    }

    private static string Print(List<ImportRow> rows, List<string> newGroups, IReadOnlyDictionary<string, ExistingPlace> places)
    {
        var text = new StringBuilder().AppendJoin('\u001f', newGroups).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row.Line).Append('\u001f').Append(row.Fate).Append('\u001f').Append(row.Slug).Append('\u001f')
                .Append(row.Fate == Fate.Changed ? places[row.Slug].Version : 0).Append('\u001f').Append(row.Group);
            foreach (var change in row.Changes)
            {
                text.Append('\u001f').Append(change.Column).Append('\u001f').Append(change.Before).Append('\u001f').Append(change.After);
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
