using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Groups;

/// <summary>A group as its form has it.</summary>
internal sealed class GroupForm
{
    public const int LongestName = 120;

    public string? Name { get; set; }

    public bool ShowsSheets { get; set; }

    public int Version { get; set; }

    public static GroupForm Of(Group group) => new() { Name = group.Name, ShowsSheets = group.ShowsSheets, Version = group.Version };

    /// <summary>What is wrong with it. Pure.</summary>
    public IReadOnlyList<Refusal> Check() =>
        string.IsNullOrWhiteSpace(Name) ? [new Refusal("Input.Name", "Write the group’s name.")]
        : Name.Trim().Length > LongestName ? [new Refusal("Input.Name", "Keep this to {0} signs.", LongestName)]
        : Name.Any(char.IsControl) ? [new Refusal("Input.Name", "There is a sign in this that cannot be printed. Type it anew.")]
        : [];
}
