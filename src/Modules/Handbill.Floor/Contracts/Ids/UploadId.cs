using Handbill.Kernel.Ids;

namespace Handbill.Floor.Contracts;

/// <summary>Id of a sealed submission that is on its way. Random, unlike others: it must not tell when it came.</summary>
public readonly record struct UploadId(Guid Value) : IId<UploadId>
{
    /// <inheritdoc/>
    public static UploadId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static UploadId Parse(string s, IFormatProvider? provider) => IdText.Read<UploadId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out UploadId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
