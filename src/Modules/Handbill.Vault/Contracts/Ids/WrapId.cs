using Handbill.Kernel.Ids;

namespace Handbill.Vault.Contracts;

/// <summary>Id of one way to open a member's key.</summary>
public readonly record struct WrapId(Guid Value) : IId<WrapId>
{
    /// <inheritdoc/>
    public static WrapId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static WrapId Parse(string s, IFormatProvider? provider) => IdText.Read<WrapId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out WrapId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
