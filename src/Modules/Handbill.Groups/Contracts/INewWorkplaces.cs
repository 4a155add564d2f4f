namespace Handbill.Groups.Contracts;

/// <summary>Adds groups and workplaces for an issue that brings them along. What it adds is saved with the caller's own rows.</summary>
public interface INewWorkplaces
{
    /// <summary>The workplaces that have these slugs, archived ones too.</summary>
    Task<IReadOnlyList<WorkplaceCard>> FindAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation);

    /// <summary>The group of this name that is not archived; a new one where there is none.</summary>
    /// <param name="name">What it is called on screens.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="showsSheets">What a new one says of its sheets on the public site; only an example speaks for a group.</param>
    Task<GroupId> GroupAsync(string name, CancellationToken cancellation, bool showsSheets = false);

    /// <summary>Adds a workplace.</summary>
    /// <param name="slug">Names its sheets' files; no other workplace has it.</param>
    /// <param name="name">As printed.</param>
    /// <param name="group">The group around it.</param>
    /// <param name="language">BCP 47 tag of its sheets.</param>
    /// <param name="copies">Copies wanted as a rule.</param>
    /// <param name="region">Words to group the board by; empty for none.</param>
    WorkplaceId Add(string slug, string name, GroupId group, string language, int copies, string region = "");

    /// <summary>IANA name of the organisation's time zone.</summary>
    Task<string> TimeZoneAsync(CancellationToken cancellation);
}
