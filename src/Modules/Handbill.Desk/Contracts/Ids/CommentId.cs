using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a comment or suggestion on a story.</summary>
public readonly record struct CommentId(Guid Value) : IId<CommentId>
{
    /// <inheritdoc/>
    public static CommentId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static CommentId Parse(string s, IFormatProvider? provider) => IdText.Read<CommentId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out CommentId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
