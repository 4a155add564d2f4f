namespace Handbill.Groups.Organisations;

/// <summary>The time zones that there are to choose from: the system's, by their IANA names.</summary>
internal static class TimeZones
{
    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsPlace).Append("UTC").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public static IReadOnlyList<string> All => Known.Value;

    public static TimeZoneInfo? Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    // "Europe/Lisbon"; not the old names without a place, nor the lists that only programs use.
    private static bool IsPlace(string name) =>
        name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal) && !name.StartsWith("posix/", StringComparison.Ordinal)
        && !name.StartsWith("right/", StringComparison.Ordinal) && !name.StartsWith("SystemV/", StringComparison.Ordinal) && !name.StartsWith("US/", StringComparison.Ordinal);
}
