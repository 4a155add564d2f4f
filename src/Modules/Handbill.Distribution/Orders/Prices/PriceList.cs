using Handbill.Distribution.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>What a machine or a print shop asks for.</summary>
internal sealed class PriceList
{
    public required PriceListId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Code of ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>What a job costs whatever its size, in the currency's smallest unit.</summary>
    public long PerJob { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public int Version { get; set; }

    public List<Price> Prices { get; } = [];

    public static void Shape(EntityTypeBuilder<PriceList> list)
    {
        list.Property(one => one.Name).HasMaxLength(120);
        list.HasIndex(one => one.Name).IsUnique();
        list.Property(one => one.Currency).HasMaxLength(3);
        list.Property(one => one.Version).IsConcurrencyToken();
        list.HasMany(one => one.Prices).WithOne().HasForeignKey(price => price.PriceListId);
    }
}

/// <summary>What one of something costs, from a number on.</summary>
internal sealed class Price
{
    public required PriceListId PriceListId { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public required int Number { get; init; }

    public required PriceOf Of { get; init; }

    /// <summary>The paper it is for; empty for any.</summary>
    public required string Paper { get; init; }

    /// <summary>The ink it is for; empty for any.</summary>
    public required string Ink { get; init; }

    /// <summary>From how many sheets or sides in one job on, 1 or more.</summary>
    public required int From { get; init; }

    /// <summary>Ten-thousandths of the currency's smallest unit: a side may cost less than a cent.</summary>
    public required long Rate { get; init; }

    public static void Shape(EntityTypeBuilder<Price> price)
    {
        price.HasKey(one => new { one.PriceListId, one.Number });
        price.Property(one => one.Paper).HasMaxLength(80);
        price.Property(one => one.Ink).HasMaxLength(80);
    }
}

/// <summary>What is paid for.</summary>
internal enum PriceOf
{
    /// <summary>A sheet of paper.</summary>
    Sheet = 1,

    /// <summary>A printed side.</summary>
    Side = 2,
}
