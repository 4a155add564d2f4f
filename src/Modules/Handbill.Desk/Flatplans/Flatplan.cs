using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Flatplans;

/// <summary>The flatplan of a newspaper's issue: which of its steps holds.</summary>
internal sealed class Flatplan
{
    public required IssueId IssueId { get; init; }

    /// <summary>Number of the step that holds.</summary>
    public int Step { get; set; }

    /// <summary>Number of the last step: those after <see cref="Step"/> were taken back, and can be taken again.</summary>
    public int Last { get; set; }

    /// <summary>One more with each change.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Flatplan> plan)
    {
        plan.HasKey(one => one.IssueId);
        plan.Property(one => one.Version).IsConcurrencyToken();
    }
}

/// <summary>A flatplan as it was after one act.</summary>
internal sealed class FlatplanStep
{
    public required IssueId IssueId { get; init; }

    /// <summary>From 0, the plan that it began as.</summary>
    public required int Number { get; init; }

    /// <summary>The plan as `flatplan.yaml` has it, its stories by their ids.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    public static void Shape(EntityTypeBuilder<FlatplanStep> step)
    {
        step.HasKey(one => new { one.IssueId, one.Number });
        step.HasOne<Flatplan>().WithMany().HasForeignKey(one => one.IssueId);
    }
}
