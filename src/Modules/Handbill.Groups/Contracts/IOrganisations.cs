namespace Handbill.Groups.Contracts;

/// <summary>The organisation whose instance this is, for other modules.</summary>
public interface IOrganisations
{
    /// <summary>The organisation; null before the set-up.</summary>
    Task<OrganisationCard?> FindAsync(CancellationToken cancellation);
}

/// <summary>What other modules know of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language">BCP 47 tag of the language that newcomers see.</param>
/// <param name="TimeZone">Where its clocks stand.</param>
/// <param name="Accent">Its colour as six hexadecimal digits; null for none of its own.</param>
public sealed record OrganisationCard(string Name, string Language, TimeZoneInfo TimeZone, string? Accent);
