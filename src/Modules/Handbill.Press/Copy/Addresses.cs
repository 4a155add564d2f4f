using System.Buffers;
using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Copy;

/// <summary>Makes links of addresses that stand bare in the text: web, e-mail, and telephone numbers with a country code.</summary>
internal static class Addresses
{
    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["https://", "http://", "www.", "@", "+"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The address that a link leads to, escaped; null unless it is one of the web, of e-mail or a telephone number.</summary>
    public static string? Resolve(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var leads = uri.Scheme switch
        {
            "https" or "http" => uri.Host.Length > 0,
            "mailto" or "tel" => uri.OriginalString.Length > uri.Scheme.Length + 1,
            _ => false,
        };
        return leads ? uri.AbsoluteUri : null;
    }

    /// <summary>The same text with links where addresses stand. Runs that are links or literal stay as they are.</summary>
    public static ImmutableArray<Run> Link(ImmutableArray<Run> runs)
    {
        if (!runs.Any(MayHold))
        {
            return runs;
        }

        var linked = ImmutableArray.CreateBuilder<Run>(runs.Length + 2);
        foreach (var run in runs)
        {
            if (MayHold(run))
            {
                Link(run, linked);
            }
            else
            {
                linked.Add(run);
            }
        }

        return linked.ToImmutable();
    }

    private static bool MayHold(Run run) =>
        run.Link is null && run.Note == 0 && !run.Emphasis.HasFlag(Emphasis.Literal) && run.Text.AsSpan().ContainsAny(Signs);

    private static void Link(Run run, ImmutableArray<Run>.Builder linked)
    {
        var text = run.Text;
        var done = 0;
        var from = 0;
        while (from < text.Length)
        {
            var sign = text.AsSpan(from).IndexOfAny(Signs);
            if (sign < 0)
            {
                break;
            }

            sign += from;
            var (start, end, uri) = text[sign] switch
            {
                '+' => Telephone(text, sign),
                '@' => Mail(text, sign, done),
                _ => Web(text, sign),
            };
            if (uri is null || Resolve(uri) is not { } address)
            {
                from = sign + 1;
                continue;
            }

            if (start > done)
            {
                linked.Add(run with { Text = text[done..start] });
            }

            linked.Add(run with { Text = text[start..end], Link = address });
            done = from = end;
        }

        if (done < text.Length)
        {
            linked.Add(done == 0 ? run : run with { Text = text[done..] });
        }
    }

    private static (int Start, int End, string? Uri) Web(string text, int sign)
    {
        if (sign > 0 && char.IsLetterOrDigit(text[sign - 1]))
        {
            return default;
        }

        var end = sign;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '“' or '”' or '«' or '»' or '\u2028'))
        {
            end++;
        }

        // A stop or bracket after an address belongs to the sentence, unless the bracket was opened in it.
        while (end > sign && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '…' or '*' or '_' or '،' or '؛' or '؟'
            || (text[end - 1] is ')' or ']' && !text.AsSpan(sign, end - sign).Contains(text[end - 1] == ')' ? '(' : '['))))
        {
            end--;
        }

        var found = text[sign..end];
        var dot = found.AsSpan(found.IndexOf("//", StringComparison.Ordinal) + 1).IndexOf('.');
        if (found.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return found.Length > 6 && found.AsSpan(4).Contains('.') ? (sign, end, "https://" + found) : default;
        }

        return dot > 0 ? (sign, end, found) : default;
    }

    private static (int Start, int End, string? Uri) Mail(string text, int sign, int done)
    {
        var start = sign;
        while (start > done && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
        {
            start--;
        }

        var end = sign + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > sign && text[end - 1] is '.' or '-')
        {
            end--;
        }

        var host = text.AsSpan(sign + 1, Math.Max(0, end - sign - 1));
        var dot = host.LastIndexOf('.');
        return start < sign && dot > 0 && host.Length - dot > 2 && !host.Contains("..", StringComparison.Ordinal)
            ? (start, end, "mailto:" + text[start..end])
            : default;
    }

    // Only with a country code: without one, a row of digits may be a date, a sum or a bus.
    private static (int Start, int End, string? Uri) Telephone(string text, int sign)
    {
        if ((sign > 0 && char.IsLetterOrDigit(text[sign - 1])) || sign + 1 >= text.Length || text[sign + 1] is < '1' or > '9')
        {
            return default;
        }

        Span<char> digits = stackalloc char[16];
        var count = 0;
        var end = sign + 1;
        for (var i = sign + 1; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("(0)", StringComparison.Ordinal))
            {
                // The zero that is dialled only inside the country.
                i += 2;
                end = i + 1;
            }
            else if (char.IsAsciiDigit(text[i]))
            {
                if (count == 15)
                {
                    return default;
                }

                digits[count++] = text[i];
                end = i + 1;
            }
            else if (text[i] is not (' ' or '\u00A0' or '-' or '\u2011' or '(' or ')' or '.') || i - end > 1)
            {
                break;
            }
        }

        return count >= 8 ? (sign, end, $"tel:+{digits[..count]}") : default;
    }
}
