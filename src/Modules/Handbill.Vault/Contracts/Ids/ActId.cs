using Handbill.Kernel.Ids;

namespace Handbill.Vault.Contracts;

/// <summary>Id of an act that takes two people.</summary>
public readonly record struct ActId(Guid Value) : IId<ActId>
{
    /// <inheritdoc/>
    public static ActId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ActId Parse(string s, IFormatProvider? provider) => IdText.Read<ActId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ActId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
