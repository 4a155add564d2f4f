using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Machines;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>What was sent to a machine, or is to be. It stays when it is over.</summary>
internal sealed class PrintJob
{
    public required PrintJobId Id { get; init; }

    public required IssueId IssueId { get; init; }

    public required MachineId MachineId { get; init; }

    /// <summary>How often this issue was sent to this machine, from 1: of two who send at once, one does.</summary>
    public required int Turn { get; init; }

    /// <summary>The ink that it prints; empty where there is but one.</summary>
    public required string Ink { get; init; }

    /// <summary>The part of a job that is the cover of others: no edition is called so.</summary>
    public const string Cover = ".";

    /// <summary>The edition's slug where it prints one only; <see cref="Cover"/> for what lies on top of such ones; empty for all that the machine has.</summary>
    public required string Part { get; init; }

    /// <summary>How often the machine is to print the file.</summary>
    public required int Copies { get; init; }

    /// <summary>The paper, as ordered.</summary>
    public required string Paper { get; init; }

    public required string OrderedInk { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required AccountId AskedBy { get; init; }

    public PrintJobState State { get; set; } = PrintJobState.Waiting;

    /// <summary>What is the matter, by a word of <see cref="JobTrouble"/>; empty for nothing.</summary>
    public string Trouble { get; set; } = "";

    /// <summary>The printer's number for it; null before it has one.</summary>
    public int? PrinterJob { get; set; }

    /// <summary>Names the try that is sending it; null when nobody is.</summary>
    public Guid? HeldBy { get; set; }

    /// <summary>Goes up while somebody is sending it.</summary>
    public int Beat { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>True for a cover, whose sheets are jobs of their own.</summary>
    public bool IsCover => Part == Cover;

    /// <summary>Whether it is a job whose cover is another one.</summary>
    public bool LiesUnder(PrintJob cover) =>
        cover.IsCover && !IsCover && (IssueId, MachineId, Turn, Ink) == (cover.IssueId, cover.MachineId, cover.Turn, cover.Ink);

    /// <summary>What it is called at the printer.</summary>
    public string Name => $"Handbill {Id}";

    public static void Shape(EntityTypeBuilder<PrintJob> job)
    {
        job.Property(one => one.Ink).HasMaxLength(80);
        job.Property(one => one.Part).HasMaxLength(80);
        job.Property(one => one.Paper).HasMaxLength(80);
        job.Property(one => one.OrderedInk).HasMaxLength(80);
        job.Property(one => one.Trouble).HasMaxLength(20);
        job.Ignore(one => one.Name);
        job.Ignore(one => one.IsCover);
        job.HasOne<Machine>().WithMany().HasForeignKey(one => one.MachineId);
        job.HasIndex(one => new { one.IssueId, one.MachineId, one.Turn, one.Ink, one.Part }).IsUnique();
        job.HasIndex(one => one.State);
    }
}

/// <summary>An edition in a job, as it was sent.</summary>
internal sealed class PrintJobEdition
{
    public required PrintJobId JobId { get; init; }

    public required EditionId EditionId { get; init; }

    public required int Number { get; init; }

    /// <summary>As printed.</summary>
    public required string WorkplaceName { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required int Copies { get; init; }

    /// <summary>SHA-256 of its file, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public static void Shape(EntityTypeBuilder<PrintJobEdition> edition)
    {
        edition.HasKey(one => new { one.JobId, one.EditionId });
        edition.HasOne<PrintJob>().WithMany().HasForeignKey(one => one.JobId);
        edition.HasIndex(one => one.EditionId);
        edition.Property(one => one.WorkplaceName).HasMaxLength(120);
        edition.Property(one => one.Language).HasMaxLength(35);
        edition.Property(one => one.Hash).HasMaxLength(64);
    }
}

/// <summary>How a job stands.</summary>
internal enum PrintJobState
{
    /// <summary>Nothing was sent.</summary>
    Waiting = 1,

    /// <summary>Somebody is sending it.</summary>
    Sending = 2,

    /// <summary>The printer has it.</summary>
    Sent = 3,

    Printing = 4,

    Printed = 5,

    /// <summary>It was not printed.</summary>
    Failed = 6,

    Cancelled = 7,

    /// <summary>It may have been sent: who looks at the printer says.</summary>
    Unsure = 8,
}

/// <summary>What can be the matter with a job.</summary>
internal static class JobTrouble
{
    public const string Away = "away", NoPrinter = "no-printer", NoQueue = "no-queue", Certificate = "certificate", Format = "format", Closed = "closed", Forbidden = "forbidden", Refused = "refused",
        Aborted = "aborted", Files = "files", Paper = "paper", Jam = "jam", Ink = "ink", Door = "door", Stopped = "stopped", Forgotten = "forgotten", Ours = "ours", Address = "address", Old = "old";

    /// <summary>The word for what a printer says is the matter with it; empty for nothing that keeps it from printing.</summary>
    public static string Of(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
        {
            var word = reason switch
            {
                _ when reason.StartsWith("media-empty", StringComparison.Ordinal) || reason.StartsWith("media-needed", StringComparison.Ordinal) => Paper,
                _ when reason.StartsWith("media-jam", StringComparison.Ordinal) => Jam,
                _ when reason.StartsWith("toner-empty", StringComparison.Ordinal) || reason.StartsWith("marker-supply-empty", StringComparison.Ordinal) => Ink,
                _ when reason.StartsWith("door-open", StringComparison.Ordinal) || reason.StartsWith("cover-open", StringComparison.Ordinal) => Door,
                _ when reason.StartsWith("paused", StringComparison.Ordinal) || reason.StartsWith("stopped", StringComparison.Ordinal) || reason.StartsWith("shutdown", StringComparison.Ordinal) => Stopped,
                _ when reason.StartsWith("offline", StringComparison.Ordinal) || reason.StartsWith("connecting-to-device", StringComparison.Ordinal) => Away,
                _ => "",
            };
            if (word.Length > 0)
            {
                return word;
            }
        }

        return "";
    }
}
