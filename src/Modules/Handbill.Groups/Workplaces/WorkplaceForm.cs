using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Ui.Components;

namespace Handbill.Groups.Workplaces;

/// <summary>A workplace as its form has it.</summary>
internal sealed class WorkplaceForm
{
    public string? Name { get; set; }

    public string? Slug { get; set; }

    public string? Group { get; set; }

    public string? Region { get; set; }

    public string? Languages { get; set; }

    public string? Copies { get; set; }

    public string? Style { get; set; }

    public string? Imprint { get; set; }

    /// <summary>A gate a line.</summary>
    public string? Gates { get; set; }

    /// <summary>A shift a line.</summary>
    public string? Shifts { get; set; }

    public int Version { get; set; }

    public static WorkplaceForm Of(Workplace workplace)
    {
        var entry = WorkplaceEntry.Of(workplace, "");
        return new WorkplaceForm
        {
            Name = workplace.Name,
            Slug = workplace.Slug,
            Group = workplace.GroupId.ToString(),
            Region = workplace.Region,
            Languages = string.Join(", ", workplace.Languages),
            Copies = workplace.UsualCopies.ToString(CultureInfo.InvariantCulture),
            Style = workplace.Style,
            Imprint = workplace.ImprintProfile,
            Gates = entry["gates"]!.Replace(WorkplaceEntry.Between, '\n'),
            Shifts = entry["shifts"]!.Replace(WorkplaceEntry.Between, '\n'),
            Version = workplace.Version,
        };
    }

    public WorkplaceEntry Entry() => new()
    {
        ["slug"] = Slug,
        ["name"] = Name,
        ["region"] = Region,
        ["languages"] = Languages,
        ["copies"] = Copies,
        ["style"] = Style,
        ["imprint"] = Imprint,
        ["gates"] = Gates,
        ["shifts"] = Shifts,
    };

    /// <summary>The form's field for a column of an entry.</summary>
    public static string FieldOf(string column) => "Input." + char.ToUpperInvariant(column[0]) + column[1..];

    /// <summary>What a field is called: the key under which its word is found.</summary>
    public static string WordsOf(string field) => field switch
    {
        nameof(Slug) => "Short name",
        nameof(Languages) => "Languages of its sheets",
        nameof(Copies) => "Usual copies",
        nameof(Style) => "House style",
        nameof(Imprint) => "Imprint profile",
        _ => field,
    };

    /// <summary>Where this form says something else than what is saved.</summary>
    public IReadOnlyList<Difference> DifferencesTo(WorkplaceForm saved, Func<string, string> label, Func<string, string> groupName) =>
    [
        .. from field in typeof(WorkplaceForm).GetProperties()
           where field.Name != nameof(Version)
           let mine = Text(field.GetValue(this))
           let theirs = Text(field.GetValue(saved))
           where mine != theirs
           select field.Name == nameof(Group)
               ? new Difference(label(field.Name), groupName(mine), groupName(theirs))
               : new Difference(label(field.Name), mine, theirs),
    ];

    private static string Text(object? value) => ((string?)value ?? "").ReplaceLineEndings("\n").Trim();
}
