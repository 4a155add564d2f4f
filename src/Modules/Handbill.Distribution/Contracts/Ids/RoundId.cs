using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Contracts;

/// <summary>Id of a round of an issue.</summary>
public readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    /// <inheritdoc/>
    public static RoundId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static RoundId Parse(string s, IFormatProvider? provider) => IdText.Read<RoundId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out RoundId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
