namespace Handbill.Mail;

/// <summary>The sentences for what is wrong with an address.</summary>
public static class AddressProblems
{
    /// <summary>What is wrong and what to do, in English, without what was typed.</summary>
    public static string Say(this AddressProblem problem) => problem switch
    {
        AddressProblem.None => "nothing is wrong with the address",
        AddressProblem.Empty => "there is no address: type one",
        AddressProblem.TooLong => "the address is too long: at most 64 bytes stand before the @ and 254 in all",
        AddressProblem.NoAt => "an address is a name, an @ and a server, like ana@example.org",
        AddressProblem.NotOne => "type one address alone, without a name, brackets or a second address",
        AddressProblem.Unseen => "there is a space, a line end or an invisible character in the address: type it anew",
        AddressProblem.Quoted => "addresses with quotes are not taken, since many servers misread them: use another address",
        AddressProblem.Local => "before the @ there is a character that no mailbox has, or a dot at an end or twice: check the address",
        AddressProblem.Host => "what follows the @ is not the name of a server, like example.org: check the address",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
