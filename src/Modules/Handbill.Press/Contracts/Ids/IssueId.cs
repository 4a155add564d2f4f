using Handbill.Kernel.Ids;

namespace Handbill.Press.Contracts;

/// <summary>Id of an issue of a publication.</summary>
public readonly record struct IssueId(Guid Value) : IId<IssueId>
{
    /// <inheritdoc/>
    public static IssueId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static IssueId Parse(string s, IFormatProvider? provider) => IdText.Read<IssueId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out IssueId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
