using System.Text.RegularExpressions;
using MimeKit;

namespace Handbill.Mail;

/// <summary>Finds the token of one of our mails in headers of any form.</summary>
internal sealed class BounceTokens(TokenAddress bounces)
{
    private readonly Regex _pattern = new(
        $@"(?<![\w.+-]){Regex.Escape(bounces.Mailbox.Local)}\+([A-Za-z0-9_-]{{1,64}})@{Regex.Escape(bounces.Mailbox.Host)}(?![\w.-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public string? In(string text) => _pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The first that one of these headers has, in this order.</summary>
    public string? In(HeaderList headers, IEnumerable<string> names) =>
        names.SelectMany(name => headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(header => In(header.Value)).FirstOrDefault(token => token is not null);
}
