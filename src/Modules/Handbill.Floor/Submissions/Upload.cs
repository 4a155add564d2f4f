using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>A submission on its way in, in pieces. It is gone when it is in, or an hour after it was begun.</summary>
internal sealed class Upload
{
    public required UploadId Id { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>Under what its pieces lie: the id that the submission gets when it is in.</summary>
    public required SubmissionId FileId { get; init; }

    /// <summary>SHA-256 that the whole must have, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes of the whole.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the mailbox's id, 64 hexadecimal digits.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Bytes that are here, from the first on. Two who send the same piece at once are told apart by it.</summary>
    public int Received { get; set; }

    /// <summary>When it was begun, to ten minutes.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>True when it was let in with a printed token. Which one is not kept: whoever had a copy of the database made at this moment would know from which workplace a submission came.</summary>
    public required bool HasToken { get; init; }

    public static void Shape(EntityTypeBuilder<Upload> upload)
    {
        upload.Property(one => one.Hash).HasMaxLength(64);
        upload.Property(one => one.Mailbox).HasMaxLength(64);
        upload.Property(one => one.Received).IsConcurrencyToken();
        upload.HasIndex(one => new { one.GroupId, one.Hash }).IsUnique();
        upload.HasIndex(one => one.BegunAt);
        upload.HasIndex(one => one.FileId);
    }
}
