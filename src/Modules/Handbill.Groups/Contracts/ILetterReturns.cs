using Handbill.Mail;

namespace Handbill.Groups.Contracts;

/// <summary>Is told of letters that came back. A module that writes to people registers one; all are asked.</summary>
public interface ILetterReturns
{
    /// <summary>A letter came back.</summary>
    /// <param name="subject">Whose address it went to, as the letter's token says.</param>
    /// <param name="kind">How it came back.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>True when the address was one of this module's.</returns>
    Task<bool> CameBackAsync(Guid subject, BounceKind kind, CancellationToken cancellation);
}
