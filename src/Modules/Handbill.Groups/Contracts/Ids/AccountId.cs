using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of somebody who signs in.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static AccountId Parse(string s, IFormatProvider? provider) => IdText.Read<AccountId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out AccountId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
