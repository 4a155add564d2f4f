using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of a press run of an issue.</summary>
public readonly record struct RunId(Guid Value) : IId<RunId>
{
    /// <inheritdoc/>
    public static RunId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static RunId Parse(string s, IFormatProvider? provider) => IdText.Read<RunId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out RunId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
