namespace Handbill.Site.Contracts;

/// <summary>Fills the public site for a demonstration.</summary>
public interface ISiteDemonstration
{
    /// <summary>Opens the site with a handful of articles in two languages, one corrected and one that waits for its time.</summary>
    /// <param name="host">Under which readers reach it: scheme and host.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task StageAsync(string host, CancellationToken cancellation);
}
