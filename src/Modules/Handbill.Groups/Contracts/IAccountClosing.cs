namespace Handbill.Groups.Contracts;

/// <summary>
/// Lets go of what a module keeps for an account that is being closed. All that are registered are asked, in the transaction that closes it;
/// it is saved with it.
/// </summary>
public interface IAccountClosing
{
    /// <summary>Deletes what was the account's own.</summary>
    Task ForgetAsync(AccountId account, CancellationToken cancellation);
}
