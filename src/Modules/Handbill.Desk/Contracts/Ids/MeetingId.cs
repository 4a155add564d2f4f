using Handbill.Kernel.Ids;

namespace Handbill.Desk.Contracts;

/// <summary>Id of a meeting.</summary>
public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    /// <inheritdoc/>
    public static MeetingId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static MeetingId Parse(string s, IFormatProvider? provider) => IdText.Read<MeetingId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out MeetingId result) => IdText.TryRead(s, out result);

    /// <inheritdoc/>
    public override string ToString() => IdText.Of(Value);
}
