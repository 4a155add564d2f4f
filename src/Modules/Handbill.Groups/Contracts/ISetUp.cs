namespace Handbill.Groups.Contracts;

/// <summary>Whether there is an organisation with an administrator, and how there comes to be one.</summary>
public interface ISetUp
{
    /// <summary>True once there is. It never becomes false again.</summary>
    ValueTask<bool> IsDoneAsync(CancellationToken cancellation);

    /// <summary>A new one-time link for making the organisation and its first administrator; earlier ones hold until one is used.</summary>
    /// <returns>The path of the link on this server; null when the set-up is done.</returns>
    Task<string?> NewLinkAsync(CancellationToken cancellation);

    /// <summary>Makes the organisation without a link: for a demonstration, or a program that brings its accounts along.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="language">BCP 47 tag of a language that screens speak.</param>
    /// <param name="timeZone">IANA name of its time zone.</param>
    /// <param name="cancellation">Ends it; nothing is made.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    Task FoundAsync(string name, string language, string timeZone, CancellationToken cancellation);
}
