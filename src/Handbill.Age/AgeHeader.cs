using System.Security.Cryptography;
using System.Text;

namespace Handbill.Age;

/// <summary>What stands before the sealed content: who can open it, and a code over that which only the file key makes.</summary>
internal static class AgeHeader
{
    private const string Version = "age-encryption.org/v1";
    private const string Footer = "---";
    private const int Wrap = 64;

    /// <summary>Limits on what a stranger's file may make us read before anything of it is proven.</summary>
    private const int MostStanzas = 100;
    private const int LongestLine = 4096;
    private const int LongestBody = 16 * 1024;

    public static byte[] Write(IEnumerable<AgeStanza> stanzas, ReadOnlySpan<byte> fileKey)
    {
        var text = new StringBuilder(Version).Append('\n');
        foreach (var stanza in stanzas)
        {
            text.Append("-> ").AppendJoin(' ', stanza.Arguments.Prepend(stanza.Kind)).Append('\n');
            var body = AgeBase64.Encode(stanza.Body);
            for (var at = 0; at <= body.Length; at += Wrap)
            {
                // The last line is always a short one, empty if need be.
                text.Append(body, at, Math.Min(Wrap, body.Length - at)).Append('\n');
            }
        }

        text.Append(Footer);
        var code = AgeBase64.Encode(CodeOf(fileKey, Encoding.ASCII.GetBytes(text.ToString())));
        return Encoding.ASCII.GetBytes(text.Append(' ').Append(code).Append('\n').ToString());
    }

    /// <summary>Reads a header up to and with its last line, and proves it with the file key of the first identity that opens it.</summary>
    /// <returns>The file key.</returns>
    /// <exception cref="AgeException">It is no age file, damaged, or for somebody else.</exception>
    public static byte[] Open(Stream input, IReadOnlyCollection<IAgeIdentity> identities)
    {
        var lines = new HeaderLines(input, LongestLine);
        if (!string.Equals(lines.Next(), Version, StringComparison.Ordinal))
        {
            throw new AgeException(lines.IsArmor ? "the file is armored: take the armor off with `age --decrypt`" : "the file is not encrypted with age");
        }

        var stanzas = new List<AgeStanza>();
        string line;
        while ((line = lines.Next()).StartsWith("-> ", StringComparison.Ordinal))
        {
            if (stanzas.Count == MostStanzas)
            {
                throw new AgeException($"the file has more than {MostStanzas} recipients");
            }

            stanzas.Add(ReadStanza(line, lines));
        }

        if (!line.StartsWith(Footer + " ", StringComparison.Ordinal) || AgeBase64.Decode(line[4..]) is not { Length: 32 } code || stanzas.Count == 0)
        {
            throw Damaged();
        }

        var fileKey = Unwrap(stanzas, identities);
        return CryptographicOperations.FixedTimeEquals(code, CodeOf(fileKey, lines.ReadUpToCode(line)))
            ? fileKey
            : throw new AgeException("the file's header was tampered with");
    }

    private static byte[] Unwrap(List<AgeStanza> stanzas, IReadOnlyCollection<IAgeIdentity> identities)
    {
        var byPassphrase = stanzas.Exists(stanza => string.Equals(stanza.Kind, AgePassphrase.Kind, StringComparison.Ordinal));
        if (byPassphrase && stanzas.Count > 1)
        {
            throw new AgeException("the file's header is damaged: a passphrase stands beside other recipients");
        }

        foreach (var identity in identities)
        {
            foreach (var stanza in stanzas)
            {
                if (identity.Unwrap(stanza) is { } fileKey)
                {
                    return fileKey;
                }
            }
        }

        var hasPassphrase = identities.Any(identity => identity is AgePassphrase);
        throw new AgeException((byPassphrase, hasPassphrase) switch
        {
            (true, true) => "the passphrase is not the one that the file was encrypted with",
            (true, false) => "the file was encrypted with a passphrase, not to a recipient",
            (false, true) => "the file was encrypted to recipients, not with a passphrase: give the identity",
            _ => "none of the identities opens the file: it was encrypted to others",
        });
    }

    private static AgeStanza ReadStanza(string line, HeaderLines lines)
    {
        var words = line[3..].Split(' ');
        if (words.Any(word => word.Length == 0 || word.Any(letter => letter is < '!' or > '~')))
        {
            throw Damaged();
        }

        var body = new StringBuilder();
        while (true)
        {
            var part = lines.Next();
            if (part.Length > Wrap || body.Length > LongestBody)
            {
                throw Damaged();
            }

            body.Append(part);
            if (part.Length < Wrap)
            {
                return new AgeStanza(words[0], words[1..], AgeBase64.Decode(body.ToString()) ?? throw Damaged());
            }
        }
    }

    private static byte[] CodeOf(ReadOnlySpan<byte> fileKey, ReadOnlySpan<byte> header)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, key, [], "header"u8);
        return HMACSHA256.HashData(key, header);
    }

    internal static AgeException Damaged() => new("the file's header is damaged or cut off");
}
