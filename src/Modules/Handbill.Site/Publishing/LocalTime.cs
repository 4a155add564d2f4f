using System.Globalization;
using Handbill.Groups.Contracts;

namespace Handbill.Site.Publishing;

/// <summary>Moments as forms ask for them: what a clock on the organisation's wall shows, `2026-11-27T18:00`.</summary>
internal static class LocalTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    // No clock is further from UTC.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(14);

    public static string Shown(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The year that the clock shows.</summary>
    public static int YearOf(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).Year;

    /// <summary>True where clocks of the world show two years.</summary>
    public static bool IsOfTwoYears(DateTimeOffset at) => at.UtcDateTime.Subtract(Furthest).Year != at.UtcDateTime.Add(Furthest).Year;

    /// <summary>Where the organisation's clocks stand; UTC before its set-up.</summary>
    public static async Task<TimeZoneInfo> ZoneAsync(this IOrganisations organisations, CancellationToken cancellation) => (await organisations.FindAsync(cancellation))?.TimeZone ?? TimeZoneInfo.Utc;

    /// <summary>The moment; null for what is none.</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 9000)
        {
            return null;
        }

        // A time that a clock skips when it is put forward means the moment after.
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real)).ToUniversalTime();
    }
}
