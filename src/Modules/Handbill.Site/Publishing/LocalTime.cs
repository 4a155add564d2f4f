using System.Globalization;

namespace Handbill.Site.Publishing;

/// <summary>Moments as forms ask for them: what a clock on the organisation's wall shows, `2026-11-27T18:00`.</summary>
internal static class LocalTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    public static string Shown(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Form, CultureInfo.InvariantCulture);

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
