using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of an edition of an issue.</summary>
public readonly record struct EditionId(Guid Value) : IId<EditionId>
{
    /// <inheritdoc/>
    public static EditionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static EditionId Parse(string s, IFormatProvider? provider) => IdText.Read<EditionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out EditionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
