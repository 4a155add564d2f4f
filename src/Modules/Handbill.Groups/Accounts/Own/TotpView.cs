namespace Handbill.Groups.Accounts.Own;

/// <summary>What the part of a page shows that connects an app.</summary>
/// <param name="Secret">The secret, to be typed.</param>
/// <param name="Address">The same with names, to be scanned.</param>
internal sealed record TotpView(string Secret, string Address);
