namespace Handbill.Mail;

/// <summary>Why something that was typed is no address to which we write. <see cref="AddressProblems.Say"/> has a sentence for each.</summary>
public enum AddressProblem
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>More than 64 bytes before the @, or more than 254 in all (RFC 5321, 4.5.3.1).</summary>
    TooLong,

    /// <summary>There is no @, or nothing before or after it.</summary>
    NoAt,

    /// <summary>More than one address, or one with a name around it.</summary>
    NotOne,

    /// <summary>A space, a line end or something that is not seen.</summary>
    Unseen,

    /// <summary>The part before the @ stands in quotes, which few servers take and many misread.</summary>
    Quoted,

    /// <summary>The part before the @ has a character that no mailbox has, or a dot too many.</summary>
    Local,

    /// <summary>What follows the @ is no name of a server on the network.</summary>
    Host,
}
