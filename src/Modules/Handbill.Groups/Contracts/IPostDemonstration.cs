namespace Handbill.Groups.Contracts;

/// <summary>Lets the letters of a demonstration go to a mail server that only keeps them.</summary>
public interface IPostDemonstration
{
    /// <summary>Sets the mail up, unless somebody entered a mail server of their own.</summary>
    /// <param name="port">Where the demonstration's mail server listens on this machine.</param>
    /// <param name="cancellation">Ends it.</param>
    Task StageAsync(int port, CancellationToken cancellation);
}
