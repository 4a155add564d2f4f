using Handbill.Floor.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>An answer in a mailbox, sealed to whoever has its words.</summary>
internal sealed class Letter
{
    public required LetterId Id { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>SHA-256 of the mailbox's id, 64 hexadecimal digits.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The day it was written, of UTC.</summary>
    public required DateOnly Day { get; init; }

    public required byte[] Bytes { get; init; }

    public static void Shape(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(one => one.Mailbox).HasMaxLength(64);
        letter.HasIndex(one => one.Mailbox);
        letter.HasIndex(one => one.Day);
    }
}
