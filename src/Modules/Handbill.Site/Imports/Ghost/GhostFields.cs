using System.Globalization;
using System.Text.Json;

namespace Handbill.Site.Imports.Ghost;

/// <summary>Fields of rows, of whatever kind they are.</summary>
internal static class GhostFields
{
    /// <summary>A text, or a number as one; empty where there is neither.</summary>
    public static string Text(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var field))
        {
            return "";
        }

        try
        {
            return field.ValueKind switch
            {
                JsonValueKind.String => field.GetString() ?? "",
                JsonValueKind.Number => field.GetRawText(),
                JsonValueKind.True => "true",
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a letter, written as an escape.
            return "";
        }
    }

    public static int Number(JsonElement row, string name) =>
        int.TryParse(Text(row, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A moment, as text or, in the oldest exports, in thousandths of a second since 1970.</summary>
    public static DateTimeOffset? Moment(JsonElement row, string name)
    {
        var text = Text(row, name);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var thousandths))
        {
            return thousandths < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(thousandths) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }
}
