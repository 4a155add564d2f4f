using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Groups;

/// <summary>A group as its form has it.</summary>
internal sealed class GroupForm
{
    public const int LongestName = 120;

    public string? Name { get; set; }

    public int Version { get; set; }

    /// <summary>What is wrong with it. Pure.</summary>
    public IReadOnlyList<Refusal> Check() =>
        string.IsNullOrWhiteSpace(Name) ? [new Refusal("Input.Name", "Write the group’s name.")]
        : Name.Trim().Length > LongestName ? [new Refusal("Input.Name", "Keep this to {0} signs.", LongestName)]
        : Name.Any(char.IsControl) ? [new Refusal("Input.Name", "There is a sign in this that cannot be printed. Type it anew.")]
        : [];
}
