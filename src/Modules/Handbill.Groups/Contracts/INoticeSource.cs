namespace Handbill.Groups.Contracts;

/// <summary>
/// Says for whom something waits that came on earlier days. A module with such things registers one; all are asked, once a morning, so that the hour of a notice tells nothing.
/// </summary>
public interface INoticeSource
{
    /// <summary>Whether something waits for an account that came on a day from `since` on and before `today`.</summary>
    /// <param name="account">The account.</param>
    /// <param name="since">The first day that counts.</param>
    /// <param name="today">The day that does not count any more.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<bool> WaitsAsync(AccountId account, DateOnly since, DateOnly today, CancellationToken cancellation);
}
