using Handbill.Kernel.Ids;

namespace Handbill.Site.Contracts;

/// <summary>Id of an article on the public site.</summary>
public readonly record struct ArticleId(Guid Value) : IId<ArticleId>
{
    /// <inheritdoc/>
    public static ArticleId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ArticleId Parse(string s, IFormatProvider? provider) => IdText.Read<ArticleId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ArticleId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
