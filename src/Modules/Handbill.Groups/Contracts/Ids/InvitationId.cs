using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of an invitation.</summary>
public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static InvitationId Parse(string s, IFormatProvider? provider) => IdText.Read<InvitationId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out InvitationId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
