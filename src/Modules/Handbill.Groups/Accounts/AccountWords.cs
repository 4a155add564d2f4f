namespace Handbill.Groups.Accounts;

/// <summary>The words of signing in, accounts and roles; their translations stand beside it, in <c>AccountWords.es.resx</c> and so on.</summary>
internal sealed class AccountWords;
