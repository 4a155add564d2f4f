using System.Text;

namespace Handbill.Site.Maps;

/// <summary>What a group of crawlers may do.</summary>
/// <param name="Agents">Their names (letters, "_" and "-"), or "*" for all that are not named elsewhere.</param>
/// <param name="Closed">Beginnings of paths, from "/", that they shall leave alone; "/" closes all.</param>
/// <param name="Open">Beginnings of paths that are open though a shorter one is closed.</param>
internal sealed record RobotGroup(IReadOnlyList<string> Agents, IReadOnlyList<string> Closed, IReadOnlyList<string> Open);

/// <summary>robots.txt (RFC 9309). Pure.</summary>
internal static class Robots
{
    public const string MediaType = "text/plain; charset=utf-8";

    /// <summary>The text of the file.</summary>
    public static string Write(IEnumerable<RobotGroup> groups, IEnumerable<Uri> sitemaps)
    {
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            text.AppendJoin("", group.Agents.Select(agent => $"User-agent: {Agent(agent)}\n"));
            text.AppendJoin("", group.Open.Select(path => $"Allow: {Path(path)}\n"));
            text.AppendJoin("", group.Closed.Select(path => $"Disallow: {Path(path)}\n"));

            // A group without a rule is none: an empty one says that all is open.
            text.Append(group.Open.Count + group.Closed.Count == 0 ? "Disallow:\n\n" : "\n");
        }

        return text.AppendJoin("", sitemaps.Select(address => $"Sitemap: {address.AbsoluteUri}\n")).ToString();
    }

    // Section 2.2.1: a product token.
    private static string Agent(string name) =>
        name == "*" || (name.Length > 0 && name.All(sign => char.IsAsciiLetter(sign) || sign is '_' or '-'))
            ? name
            : throw new ArgumentException("A crawler's name has letters, \"_\" and \"-\" only.", nameof(name));

    // Section 2.2.3: signs that mean something there, and all beyond ASCII, are written by their numbers; what is written so already stays.
    private static string Path(string path)
    {
        var written = new StringBuilder(path.Length + 10);
        foreach (var octet in Encoding.UTF8.GetBytes(path.StartsWith('/') ? path : "/" + path))
        {
            var sign = (char)octet;
            if (sign is > ' ' and < '\u007f' and not ('*' or '$' or '#'))
            {
                written.Append(sign);
            }
            else
            {
                written.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return written.ToString();
    }
}
