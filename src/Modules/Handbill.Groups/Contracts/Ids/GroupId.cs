using Handbill.Kernel.Ids;

namespace Handbill.Groups.Contracts;

/// <summary>Id of a group.</summary>
public readonly record struct GroupId(Guid Value) : IId<GroupId>
{
    /// <inheritdoc/>
    public static GroupId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static GroupId Parse(string s, IFormatProvider? provider) => IdText.Read<GroupId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out GroupId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
