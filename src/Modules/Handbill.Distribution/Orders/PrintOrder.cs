using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Machines;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Orders;

/// <summary>How an issue is to be printed. There is none before something of it is said.</summary>
internal sealed class PrintOrder
{
    public required IssueId IssueId { get; init; }

    /// <summary>In the words of who orders; price lists are searched for them. Empty for none in particular.</summary>
    public string Paper { get; set; } = "";

    public string Ink { get; set; } = "";

    /// <summary>One more with each change of the order or of any of its lines.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<PrintOrder> order)
    {
        order.HasKey(one => one.IssueId);
        order.Property(one => one.Paper).HasMaxLength(80);
        order.Property(one => one.Ink).HasMaxLength(80);
        order.Property(one => one.Version).IsConcurrencyToken();
    }
}

/// <summary>How often an edition is to be printed, and on what. There is none before something of it is said.</summary>
internal sealed class OrderLine
{
    public required IssueId IssueId { get; init; }

    public required EditionId EditionId { get; init; }

    public required int Copies { get; set; }

    public required CopiesFrom From { get; set; }

    /// <summary>How many it was before a proposal was taken, to go back to; null when none was.</summary>
    public int? Before { get; set; }

    public MachineId? MachineId { get; set; }

    public static void Shape(EntityTypeBuilder<OrderLine> line)
    {
        line.HasKey(one => new { one.IssueId, one.EditionId });
        line.HasOne<PrintOrder>().WithMany().HasForeignKey(one => one.IssueId);
        line.HasOne<Machine>().WithMany().HasForeignKey(one => one.MachineId);
    }
}

/// <summary>Where a number of copies comes from.</summary>
internal enum CopiesFrom
{
    /// <summary>The plan of the issue.</summary>
    Plan = 1,

    /// <summary>Somebody asked for it.</summary>
    Asked = 2,

    /// <summary>What was left over last time.</summary>
    Returns = 3,
}
