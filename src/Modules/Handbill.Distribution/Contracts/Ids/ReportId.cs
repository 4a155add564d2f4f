using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Contracts;

/// <summary>Id of a report on a round; made by the device that it was written on.</summary>
public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    /// <inheritdoc/>
    public static ReportId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ReportId Parse(string s, IFormatProvider? provider) => IdText.Read<ReportId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ReportId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
