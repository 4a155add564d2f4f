using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a template for stories.</summary>
public readonly record struct TemplateId(Guid Value) : IId<TemplateId>
{
    /// <inheritdoc/>
    public static TemplateId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static TemplateId Parse(string s, IFormatProvider? provider) => IdText.Read<TemplateId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out TemplateId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
