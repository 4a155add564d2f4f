using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Groups.Accounts;

/// <summary>The secret of a link that works once: 256 random bits. The database knows its hash only.</summary>
internal readonly record struct LinkSecret(string Text)
{
    public static LinkSecret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>SHA-256 as 64 hexadecimal digits: a secret of this length needs nothing slower.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
