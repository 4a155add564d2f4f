using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>A sealed submission that is safely in. Of when it came there is a day, of who sent it nothing.</summary>
internal sealed class Submission
{
    public required SubmissionId Id { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>The day it came, of UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>SHA-256 of the sealed bytes, 64 hexadecimal digits: what comes twice is there once.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes of the sealed file.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the mailbox's id, 64 hexadecimal digits.</summary>
    public required string Mailbox { get; init; }

    /// <summary>True when the sender's browser ran no scripts, so that this server sealed it in memory.</summary>
    public required bool IsServerSealed { get; init; }

    /// <summary>True when it came with a printed token; which one is kept nowhere.</summary>
    public bool HasToken { get; init; }

    /// <summary>The list of those that somebody asked to delete, on which it stands; null for none.</summary>
    public Guid? DeletionId { get; set; }

    /// <summary>The day the group was done with it; null as long as it is not.</summary>
    public DateOnly? HandledDay { get; set; }

    public static void Shape(EntityTypeBuilder<Submission> submission)
    {
        submission.Property(one => one.Hash).HasMaxLength(64);
        submission.Property(one => one.Mailbox).HasMaxLength(64);
        submission.HasIndex(one => new { one.GroupId, one.Hash }).IsUnique();
        submission.HasIndex(one => new { one.GroupId, one.HandledDay });
        submission.HasIndex(one => one.HandledDay);
        submission.HasIndex(one => one.DeletionId);
    }
}
