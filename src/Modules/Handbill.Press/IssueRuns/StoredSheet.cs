using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.IssueRuns;

/// <summary>What was made of a text once: the same text, set by the same press, is not made again.</summary>
internal sealed class StoredSheet
{
    /// <summary>Names the text, what set it, and which files were made of it: a mark of 64 hexadecimal digits, then `.print` or `.reading`.</summary>
    public required string Key { get; init; }

    /// <summary>The files: `name hash` on a line each; the name is empty for the one for reading, and the ink's where each has one.</summary>
    public required string Files { get; init; }

    public static void Shape(EntityTypeBuilder<StoredSheet> sheet)
    {
        sheet.HasKey(one => one.Key);
        sheet.Property(one => one.Key).HasMaxLength(80);
    }
}

/// <summary>A file, kept once however often it is made.</summary>
internal sealed class StoredFile
{
    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }

    public required int Length { get; init; }

    public static void Shape(EntityTypeBuilder<StoredFile> file)
    {
        file.HasKey(one => one.Hash);
        file.Property(one => one.Hash).HasMaxLength(64);
    }
}
