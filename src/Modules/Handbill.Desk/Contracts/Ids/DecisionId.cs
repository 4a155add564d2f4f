using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a decision of a meeting.</summary>
public readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    /// <inheritdoc/>
    public static DecisionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static DecisionId Parse(string s, IFormatProvider? provider) => IdText.Read<DecisionId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out DecisionId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
