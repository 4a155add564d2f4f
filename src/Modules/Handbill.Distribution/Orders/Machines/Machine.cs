using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Prices;
using Handbill.Pdf.Imposition;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Orders.Machines;

/// <summary>What prints: a printer or duplicator that the organisation has, or a print shop's.</summary>
internal sealed class Machine
{
    public required MachineId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Names of the sheets that it takes.</summary>
    public required List<string> Sheets { get; set; }

    /// <summary>Names of inks that it has.</summary>
    public required List<string> Inks { get; set; }

    /// <summary>What cannot be printed above, in tenths of a millimetre.</summary>
    public int Top { get; set; }

    public int Right { get; set; }

    public int Bottom { get; set; }

    public int Left { get; set; }

    public Turning Turning { get; set; } = Turning.LongEdge;

    /// <summary>How it wants pages laid on paper; null for as the sheet suits.</summary>
    public PrintKind? Imposition { get; set; }

    /// <summary>True when its file holds every sheet as often as it is wanted; false when the machine is told how often.</summary>
    public bool Repeats { get; set; }

    /// <summary>Where jobs are sent: `ipp://` or `ipps://`; empty when files are carried there.</summary>
    public string Address { get; set; } = "";

    /// <summary>What printing on it costs; null when nobody says.</summary>
    public PriceListId? PriceListId { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Machine> machine)
    {
        machine.Property(one => one.Name).HasMaxLength(120);
        machine.HasIndex(one => one.Name).IsUnique();
        machine.Property(one => one.Address).HasMaxLength(400);
        machine.Property(one => one.Version).IsConcurrencyToken();
        machine.HasOne<PriceList>().WithMany().HasForeignKey(one => one.PriceListId);
    }
}

/// <summary>How a machine prints both sides.</summary>
internal enum Turning
{
    /// <summary>By itself, turning the paper over its long edge.</summary>
    LongEdge = 1,

    /// <summary>By itself, over its short edge.</summary>
    ShortEdge = 2,

    /// <summary>A side at a time: somebody lays the stack in again.</summary>
    ByHand = 3,
}
