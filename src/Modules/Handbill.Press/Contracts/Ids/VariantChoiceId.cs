using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of the choice of a variant.</summary>
public readonly record struct VariantChoiceId(Guid Value) : IId<VariantChoiceId>
{
    /// <inheritdoc/>
    public static VariantChoiceId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static VariantChoiceId Parse(string s, IFormatProvider? provider) => IdText.Read<VariantChoiceId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out VariantChoiceId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
