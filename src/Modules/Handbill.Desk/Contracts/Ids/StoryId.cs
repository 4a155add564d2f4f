using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a story.</summary>
public readonly record struct StoryId(Guid Value) : IId<StoryId>
{
    /// <inheritdoc/>
    public static StoryId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static StoryId Parse(string s, IFormatProvider? provider) => IdText.Read<StoryId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out StoryId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
