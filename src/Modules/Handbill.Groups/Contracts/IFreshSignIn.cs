namespace Handbill.Groups.Contracts;

/// <summary>Whether whoever makes this request has shown a short while ago who they are: what an open screen alone must not be enough for asks this first.</summary>
public interface IFreshSignIn
{
    /// <summary>True within a quarter of an hour of signing in.</summary>
    bool IsFresh { get; }

    /// <summary>Where they show it again.</summary>
    /// <param name="then">Path of our own to which it leads back.</param>
    string AddressFor(string then);
}
