using Handbill.Kernel.Ids;

namespace Handbill.Floor.Contracts;

/// <summary>Id of a sealed submission. Random, unlike others: it must not tell when it came.</summary>
public readonly record struct SubmissionId(Guid Value) : IId<SubmissionId>
{
    /// <inheritdoc/>
    public static SubmissionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static SubmissionId Parse(string s, IFormatProvider? provider) => IdText.Read<SubmissionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out SubmissionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
