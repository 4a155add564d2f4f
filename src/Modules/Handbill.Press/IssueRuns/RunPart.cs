using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.IssueRuns;

/// <summary>Some editions of a run that one worker makes and saves in one go: all of them or none.</summary>
internal sealed class RunPart
{
    public required RunId RunId { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    /// <summary>Ids of its editions, 16 bytes each.</summary>
    public required byte[] Editions { get; init; }

    /// <summary>Names the try that is at it; null when nobody is.</summary>
    public Guid? HeldBy { get; set; }

    /// <summary>Goes up while somebody is at it. Clocks may go back; this does not.</summary>
    public int Beat { get; set; }

    /// <summary>How often somebody began it.</summary>
    public int Tries { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Puts editions together.</summary>
    public static byte[] Pack(ReadOnlySpan<EditionId> editions)
    {
        var bytes = new byte[editions.Length * 16];
        for (var at = 0; at < editions.Length; at++)
        {
            editions[at].Value.TryWriteBytes(bytes.AsSpan(at * 16));
        }

        return bytes;
    }

    /// <summary>Takes them apart.</summary>
    public IReadOnlyList<EditionId> Unpack() => [.. Editions.Chunk(16).Select(bytes => new EditionId(new Guid(bytes)))];

    public static void Shape(EntityTypeBuilder<RunPart> part)
    {
        part.HasKey(one => new { one.RunId, one.Number });
        part.HasOne<IssueRun>().WithMany().HasForeignKey(one => one.RunId);
        part.HasIndex(one => one.RunId).HasFilter("NOT \"IsDone\"").HasDatabaseName("IX_press_run_part_open");
    }
}
