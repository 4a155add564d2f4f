using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Handbill.Kernel.Data;

/// <summary>Stores an instant as ticks of UTC (100 ns since the year 1), since SQLite cannot order times with an offset.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
