using Handbill.Kernel.Ids;

namespace Handbill.Floor.Contracts;

/// <summary>Id of a sealed answer in a mailbox. Random, unlike others: it must not tell when it came.</summary>
public readonly record struct LetterId(Guid Value) : IId<LetterId>
{
    /// <inheritdoc/>
    public static LetterId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static LetterId Parse(string s, IFormatProvider? provider) => IdText.Read<LetterId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out LetterId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
