namespace Handbill.Typesetting.Text;

/// <summary>Signs and units that all languages set after a number.</summary>
internal static class Units
{
    private static readonly string[] Shared =
    [
        "%", "‰", "€", "£", "$", "₺", "₽", "₴", "₪", "°C", "°F", "°", "EUR", "USD", "GBP", "CHF", "kg", "g", "mg", "t", "km", "m", "cm", "mm",
        "km/h", "m²", "m³", "km²", "ha", "l", "ml", "cl", "W", "kW", "kWh", "MW", "MWh", "GWh", "V", "Hz", "kB", "MB", "GB", "TB", "dB",
    ];

    /// <summary>True of a unit, in the case that it has.</summary>
    public static bool IsShared(ReadOnlySpan<char> word)
    {
        foreach (string unit in Shared)
        {
            if (word.SequenceEqual(unit))
            {
                return true;
            }
        }

        return false;
    }
}
