using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a correction after lock.</summary>
public readonly record struct CorrectionId(Guid Value) : IId<CorrectionId>
{
    /// <inheritdoc/>
    public static CorrectionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static CorrectionId Parse(string s, IFormatProvider? provider) => IdText.Read<CorrectionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out CorrectionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
