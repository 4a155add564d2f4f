namespace Handbill.Groups.Workplaces;

/// <summary>What people write about a workplace, in a form or in a row of a file: text as they wrote it. A null is something not written at all.</summary>
internal sealed record WorkplaceEntry
{
    /// <summary>The columns, in the order of a file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["slug", "name", "group", "region", "languages", "copies", "style", "imprint", "gates", "shifts"];

    /// <summary>Sets several values of one cell apart.</summary>
    public const char Between = '|';

    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    public string? this[string column]
    {
        get => _texts.GetValueOrDefault(column);
        init => _texts[column] = value;
    }

    public WorkplaceEntry()
    {
    }

    public WorkplaceEntry(IEnumerable<KeyValuePair<string, string?>> texts)
    {
        foreach (var (column, text) in texts)
        {
            _texts[column] = text;
        }
    }

    /// <summary>A workplace as it would be written.</summary>
    public static WorkplaceEntry Of(Workplace workplace, string group) => new()
    {
        ["slug"] = workplace.Slug,
        ["name"] = workplace.Name,
        ["group"] = group,
        ["region"] = workplace.Region,
        ["languages"] = string.Join(Between, workplace.Languages),
        ["copies"] = workplace.UsualCopies.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["style"] = workplace.Style,
        ["imprint"] = workplace.ImprintProfile,
        ["gates"] = string.Join(Between, workplace.Gates.Select(gate => gate.Name).Order(StringComparer.Ordinal)),
        ["shifts"] = string.Join(Between, workplace.Shifts.OrderBy(shift => shift.BeginsAt).ThenBy(shift => shift.Name, StringComparer.Ordinal)
            .Select(shift => new ShiftEntry(shift.Name, shift.BeginsAt, shift.EndsAt).ToString())),
    };

    /// <summary>The values of a column that may have several.</summary>
    public static string[] Several(string? text) =>
        (text ?? "").Split([Between, '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
