using System.Globalization;

namespace Handbill.DeskBench;

/// <summary>A number of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Must">What it must be at most; the negative of what it must be at least; null where nothing is asked.</param>
/// <param name="Was">What it was; its negative where more is better.</param>
/// <param name="Unit">In what.</param>
/// <param name="Beside">What else is good to know.</param>
internal sealed record Measured(string What, double? Must, double Was, string Unit, string Beside = "")
{
    public bool IsReached => Must is not { } must || Was <= must;

    public string Said => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(Was):0.##} {Unit}{(IsReached ? "" : " (!)")}{(Beside.Length > 0 ? $", {Beside}" : "")}");

    public string Asked => Must is { } must ? string.Create(CultureInfo.InvariantCulture, $"{(must < 0 ? "≥" : "≤")} {Math.Abs(must):0.##} {Unit}") : "";
}
