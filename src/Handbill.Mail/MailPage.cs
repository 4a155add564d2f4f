namespace Handbill.Mail;

/// <summary>
/// An article or an issue as a mail, before it has a form. Text is plain unless it says otherwise; words that people read are handed in, in the language of the
/// mail.
/// </summary>
public sealed record MailPage
{
    /// <summary>The mail's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The language (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>True for scripts that run from right to left.</summary>
    public bool IsRightToLeft { get; init; }

    /// <summary>Who writes, above the heading: the publication's name.</summary>
    public required string Masthead { get; init; }

    /// <summary>The heading.</summary>
    public required string Heading { get; init; }

    /// <summary>What stands between heading and text; null for nothing.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The text in HTML that can be trusted: paragraphs, headings, lists, links. Addresses in it are whole ones.</summary>
    public required string BodyHtml { get; init; }

    /// <summary>The same without any form; a paragraph is one line, with an empty line after it.</summary>
    public required string BodyPlain { get; init; }

    /// <summary>The page on the web and the words of the link to it; null for none.</summary>
    public (Uri Page, string Words)? OnTheWeb { get; init; }

    /// <summary>Why the reader gets this.</summary>
    public required string Reason { get; init; }

    /// <summary>The words of the link that unsubscribes; null for mail to one person. The link is <see cref="LetterMark.Unsubscribe"/>.</summary>
    public string? UnsubscribeWords { get; init; }

    /// <summary>Who is answerable: lines.</summary>
    public required string Imprint { get; init; }
}
