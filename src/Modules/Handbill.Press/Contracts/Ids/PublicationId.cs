using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of a publication.</summary>
public readonly record struct PublicationId(Guid Value) : IId<PublicationId>
{
    /// <inheritdoc/>
    public static PublicationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PublicationId Parse(string s, IFormatProvider? provider) => IdText.Read<PublicationId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PublicationId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
