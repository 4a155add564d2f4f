using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of a role given for a scope.</summary>
public readonly record struct GrantId(Guid Value) : IId<GrantId>
{
    /// <inheritdoc/>
    public static GrantId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static GrantId Parse(string s, IFormatProvider? provider) => IdText.Read<GrantId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out GrantId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
