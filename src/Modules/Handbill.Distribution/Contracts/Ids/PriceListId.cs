using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Contracts;

/// <summary>Id of a price list.</summary>
public readonly record struct PriceListId(Guid Value) : IId<PriceListId>
{
    /// <inheritdoc/>
    public static PriceListId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PriceListId Parse(string s, IFormatProvider? provider) => IdText.Read<PriceListId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PriceListId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
