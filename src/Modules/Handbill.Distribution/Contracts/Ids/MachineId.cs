using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Contracts;

/// <summary>Id of a machine that prints.</summary>
public readonly record struct MachineId(Guid Value) : IId<MachineId>
{
    /// <inheritdoc/>
    public static MachineId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static MachineId Parse(string s, IFormatProvider? provider) => IdText.Read<MachineId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out MachineId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
