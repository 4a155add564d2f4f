using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Pictures;

/// <summary>A picture that copy can name, with what was in it about its maker taken out.</summary>
internal sealed class Picture
{
    public required PictureId Id { get; init; }

    /// <summary>The issue whose folder it is in.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>The group that brought it; null when it is the publication's.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>Name in the issue folder, such as `images/gate.jpg`.</summary>
    public required string Path { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Who made it and by what right it is printed; empty when nobody said.</summary>
    public string Rights { get; set; } = "";

    public required DateTimeOffset AddedAt { get; init; }

    public required AccountId AddedBy { get; init; }

    public static void Shape(EntityTypeBuilder<Picture> picture)
    {
        picture.Property(one => one.Path).HasMaxLength(200);
        picture.HasIndex(one => new { one.IssueId, one.Path }).IsUnique();
    }
}
