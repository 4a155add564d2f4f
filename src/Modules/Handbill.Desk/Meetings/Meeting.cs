using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Meetings;

/// <summary>Reads the copy of an edition aloud and decides on it.</summary>
internal sealed class Meeting
{
    public required MeetingId Id { get; init; }

    public required EditionId EditionId { get; init; }

    public required GroupId GroupId { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required AccountId BegunBy { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many took part, when somebody counted. Who they were is written nowhere.</summary>
    public int? TookPart { get; set; }

    /// <summary>What is to be kept beside the decisions; Markdown.</summary>
    public string Minutes { get; set; } = "";

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.HasIndex(one => one.EditionId);
        meeting.HasIndex(one => one.GroupId);
        meeting.Property(one => one.Version).IsConcurrencyToken();
    }
}
