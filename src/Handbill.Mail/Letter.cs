namespace Handbill.Mail;

/// <summary>What is written to one reader, in the two forms in which a mail carries it.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Plain">The text without any form; lines end with a line feed.</param>
/// <param name="Html">The same as a whole HTML document; null for plain text alone.</param>
public sealed record Letter(string Subject, string Plain, string? Html);
