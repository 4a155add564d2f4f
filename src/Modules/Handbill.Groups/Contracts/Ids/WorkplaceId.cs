using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of a workplace.</summary>
public readonly record struct WorkplaceId(Guid Value) : IId<WorkplaceId>
{
    /// <inheritdoc/>
    public static WorkplaceId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static WorkplaceId Parse(string s, IFormatProvider? provider) => IdText.Read<WorkplaceId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out WorkplaceId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
