using Microsoft.AspNetCore.Http;

namespace Handbill.Ui.Layout;

/// <summary>What every page shows of the organisation whose instance this is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accent">Its colour as six hexadecimal digits; null for ours.</param>
/// <param name="TimeZone">Where its clocks stand.</param>
public sealed record OrganisationFace(string Name, string? Accent, TimeZoneInfo TimeZone)
{
    /// <summary>What is shown before there is an organisation.</summary>
    public static OrganisationFace Unnamed { get; } = new("Handbill", null, TimeZoneInfo.Utc);
}

/// <summary>Tells the layout whose pages these are. A module that knows registers its own; it is asked once a request.</summary>
public interface IOrganisationFaces
{
    /// <summary>The face for a request.</summary>
    ValueTask<OrganisationFace> FindAsync(HttpContext http);
}

internal sealed class UnnamedFaces : IOrganisationFaces
{
    public ValueTask<OrganisationFace> FindAsync(HttpContext http) => ValueTask.FromResult(OrganisationFace.Unnamed);
}
