using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of imprint rules of the organisation's own.</summary>
public readonly record struct ImprintProfileId(Guid Value) : IId<ImprintProfileId>
{
    /// <inheritdoc/>
    public static ImprintProfileId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ImprintProfileId Parse(string s, IFormatProvider? provider) => IdText.Read<ImprintProfileId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ImprintProfileId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
