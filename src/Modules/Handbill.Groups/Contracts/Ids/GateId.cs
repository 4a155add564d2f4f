using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of a gate of a workplace.</summary>
public readonly record struct GateId(Guid Value) : IId<GateId>
{
    /// <inheritdoc/>
    public static GateId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static GateId Parse(string s, IFormatProvider? provider) => IdText.Read<GateId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out GateId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
