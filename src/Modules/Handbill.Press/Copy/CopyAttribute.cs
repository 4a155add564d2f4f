using System.Collections.Immutable;

namespace Handbill.Press.Copy;

/// <summary>One attribute in braces: a class such as `.holdover`, or a key with its value.</summary>
/// <param name="Name">A class with its dot, or a key.</param>
/// <param name="Value">The value; null for a class.</param>
internal readonly record struct CopyAttribute(string Name, string? Value)
{
    private const int Longest = 600;

    /// <summary>Length of the braces that begin a text, both included; 0 when they do not close on their line.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var i = 1; i < Math.Min(text.Length, Longest); i++)
        {
            switch (text[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\n' or '\r':
                    return 0;
                case '{' when !quoted:
                    return 0;
                case '}' when !quoted:
                    return i + 1;
            }
        }

        return 0;
    }

    /// <summary>Reads what stands in braces. A word that is neither a class nor a key with a value comes out as a name without either.</summary>
    /// <param name="braces">The text, braces included.</param>
    public static ImmutableArray<CopyAttribute> Parse(ReadOnlySpan<char> braces)
    {
        var attributes = ImmutableArray.CreateBuilder<CopyAttribute>();
        var text = braces[1..^1];
        while (!(text = text.TrimStart()).IsEmpty)
        {
            var end = 0;
            var quoted = false;
            while (end < text.Length && (quoted || !char.IsWhiteSpace(text[end])))
            {
                quoted ^= text[end] == '"';
                end++;
            }

            var token = text[..end];
            text = text[end..];
            var equals = token.IndexOf('=');
            attributes.Add(equals > 0
                ? new CopyAttribute(token[..equals].ToString(), Unquoted(token[(equals + 1)..]))
                : new CopyAttribute(token.ToString(), null));
        }

        return attributes.ToImmutable();
    }

    /// <summary>The attribute as it is written.</summary>
    public override string ToString() => Value is null ? Name : $"{Name}=\"{Value}\"";

    private static string Unquoted(ReadOnlySpan<char> value) =>
        (value is ['"', .., '"'] ? value[1..^1] : value).ToString();
}
