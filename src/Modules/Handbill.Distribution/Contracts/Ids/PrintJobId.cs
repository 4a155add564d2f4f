using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Contracts;

/// <summary>Id of a print job.</summary>
public readonly record struct PrintJobId(Guid Value) : IId<PrintJobId>
{
    /// <inheritdoc/>
    public static PrintJobId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PrintJobId Parse(string s, IFormatProvider? provider) => IdText.Read<PrintJobId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PrintJobId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
