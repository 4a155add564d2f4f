using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a revision of a story.</summary>
public readonly record struct RevisionId(Guid Value) : IId<RevisionId>
{
    /// <inheritdoc/>
    public static RevisionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static RevisionId Parse(string s, IFormatProvider? provider) => IdText.Read<RevisionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out RevisionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
