using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of one sign-in on one device.</summary>
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    /// <inheritdoc/>
    public static SessionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static SessionId Parse(string s, IFormatProvider? provider) => IdText.Read<SessionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out SessionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
