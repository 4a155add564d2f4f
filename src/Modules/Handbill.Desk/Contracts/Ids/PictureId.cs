using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a picture.</summary>
public readonly record struct PictureId(Guid Value) : IId<PictureId>
{
    /// <inheritdoc/>
    public static PictureId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PictureId Parse(string s, IFormatProvider? provider) => IdText.Read<PictureId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PictureId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
