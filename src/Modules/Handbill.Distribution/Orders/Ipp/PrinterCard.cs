namespace Handbill.Distribution.Orders.Ipp;

/// <summary>What a printer says of itself.</summary>
/// <param name="MakesJobsFirst">True when a job can be made before its document is sent.</param>
/// <param name="Formats">Media types that it reads.</param>
/// <param name="Accepts">False when it takes no jobs now.</param>
/// <param name="Reasons">What is the matter with it, as RFC 8011 names it: `media-empty-warning`.</param>
internal sealed record PrinterCard(bool MakesJobsFirst, IReadOnlyList<string> Formats, bool Accepts, IReadOnlyList<string> Reasons);

/// <summary>What a job is to be.</summary>
/// <param name="Name">Our name for it, by which it is found again.</param>
/// <param name="Copies">1 or more.</param>
/// <param name="Sides">`one-sided`, `two-sided-long-edge` or `two-sided-short-edge`.</param>
/// <param name="Media">The paper's name (PWG 5101.1).</param>
internal sealed record JobTicket(string Name, int Copies, string Sides, string Media);

/// <summary>How a job stands at the printer.</summary>
/// <param name="State">Its state.</param>
/// <param name="Documents">How many documents it has; null where the printer does not say.</param>
/// <param name="Reasons">Why it stands so.</param>
internal sealed record JobStanding(JobState State, int? Documents, IReadOnlyList<string> Reasons);

/// <summary>States of a job, numbered as RFC 8011 has them.</summary>
internal enum JobState
{
    Unknown = 0,
    Pending = 3,
    Held = 4,
    Processing = 5,
    Stopped = 6,
    Canceled = 7,
    Aborted = 8,
    Completed = 9,
}
