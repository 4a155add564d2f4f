using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of a shift of a workplace.</summary>
public readonly record struct ShiftId(Guid Value) : IId<ShiftId>
{
    /// <inheritdoc/>
    public static ShiftId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ShiftId Parse(string s, IFormatProvider? provider) => IdText.Read<ShiftId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ShiftId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
