using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace Handbill.Mail;

/// <summary>A key by which a domain vouches for its mails (RFC 6376), and what its DNS has to say for that. Can be used from many threads.</summary>
public sealed class DkimKey : IDisposable
{
    private const int LeastBits = 1024;
    private const int PieceOfRecord = 255;

    private readonly IDkimSecret _secret;

    private DkimKey(IDkimSecret secret, string domain, string selector)
    {
        _secret = secret;
        Domain = HostName.Read(domain) ?? throw new ArgumentException("A key's domain is a name like example.org.", nameof(domain));
        Selector = HostName.Read($"{selector}.x") is not null ? selector.ToLowerInvariant() : throw new ArgumentException("A selector has letters, digits, hyphens and dots.", nameof(selector));
    }

    /// <summary>Who vouches.</summary>
    public string Domain { get; }

    /// <summary>The key's name in that domain. A new key gets a new one: mails under way still need the old.</summary>
    public string Selector { get; }

    /// <summary>Where the DNS record goes.</summary>
    public string DnsName => $"{Selector}._domainkey.{Domain}";

    /// <summary>The TXT record's text. It can be published as it is: it has nothing secret.</summary>
    public string DnsRecord => $"v=DKIM1; k={_secret.Kind}; p={Convert.ToBase64String(_secret.PublicKey)}";

    /// <summary>The record as a line of a zone file, in pieces of at most 255 bytes.</summary>
    public string ZoneLine => $"{DnsName}. IN TXT ( {string.Join(' ', DnsRecord.Chunk(PieceOfRecord).Select(piece => $"\"{new string(piece)}\""))} )";

    internal string Algorithm => _secret.Algorithm;

    /// <summary>Makes a key pair.</summary>
    /// <param name="algorithm">RSA takes a tenth of a second.</param>
    /// <param name="domain">The domain of <see cref="Envelope.From"/>, or one above it.</param>
    /// <param name="selector">Its name there, like `handbill1`.</param>
    /// <exception cref="ArgumentException">Domain or selector are no such names.</exception>
    public static DkimKey Make(DkimAlgorithm algorithm, string domain, string selector) =>
        new(algorithm == DkimAlgorithm.Rsa ? RsaSecret.Generate() : Ed25519Secret.Generate(), domain, selector);

    /// <summary>Reads a key that was kept.</summary>
    /// <param name="pem">PKCS #8, `BEGIN PRIVATE KEY`, as <see cref="ExportPem"/> and OpenSSL write it.</param>
    /// <param name="domain">See <see cref="Make"/>.</param>
    /// <param name="selector">See <see cref="Make"/>.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">What is wrong and what to do; nothing of the key is in it.</param>
    public static bool TryRead(string pem, string domain, string selector, [NotNullWhen(true)] out DkimKey? key, [NotNullWhen(false)] out string? problem)
    {
        key = null;
        problem = HostName.Read(domain) is null ? "the key's domain is no name like example.org: check the setting"
            : HostName.Read($"{selector}.x") is null ? "the key's selector has other characters than letters, digits and hyphens: check the setting" : null;
        if (problem is null && Read(pem, out problem) is { } secret)
        {
            key = new DkimKey(secret, domain, selector);
        }

        return key is not null;
    }

    /// <summary>The secret key, to be kept where only the server reads it.</summary>
    public string ExportPem() => PemEncoding.WriteString("PRIVATE KEY", _secret.Export());

    /// <summary>Wipes the secret from memory.</summary>
    public void Dispose() => _secret.Dispose();

    internal byte[] Sign(byte[] hash) => _secret.Sign(hash);

    private static IDkimSecret? Read(string pem, out string? problem)
    {
        problem = "the key is no private key in PEM (BEGIN PRIVATE KEY, PKCS #8) for RSA or Ed25519: make a new one, or convert it with openssl pkcs8";
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != "PRIVATE KEY")
        {
            return null;
        }

        try
        {
            var secret = Convert.FromBase64String(pem[fields.Base64Data]);
            if (PrivateKeyFactory.CreateKey(secret) is Ed25519PrivateKeyParameters short25519)
            {
                return new Ed25519Secret(short25519);
            }

            var rsa = new RsaSecret(secret);
            problem = rsa.Bits < LeastBits ? $"the key has {rsa.Bits} bits, and no receiver trusts less than {LeastBits}: make a new one" : problem;
            return rsa.Bits < LeastBits ? null : rsa;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException or IOException or InvalidCastException or InvalidOperationException or GeneralSecurityException)
        {
            return null;
        }
    }
}
