using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Stories;

/// <summary>A state that a story had: never changed, never deleted.</summary>
internal sealed class Revision
{
    public required RevisionId Id { get; init; }

    public required StoryId StoryId { get; init; }

    /// <summary>1 for the first of a story, then one more each.</summary>
    public required int Number { get; init; }

    public required string Headline { get; init; }

    public required string Kicker { get; init; }

    public required string Byline { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>The revision that whoever wrote this had before them: not the one before when two wrote at once.</summary>
    public required int BasedOn { get; init; }

    /// <summary>The revision that was brought back; null when it was written.</summary>
    public int? RestoredFrom { get; init; }

    public static void Shape(EntityTypeBuilder<Revision> revision)
    {
        revision.HasOne<Story>().WithMany().HasForeignKey(one => one.StoryId);
        revision.HasIndex(one => new { one.StoryId, one.Number }).IsUnique();
    }
}
