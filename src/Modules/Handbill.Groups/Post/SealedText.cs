using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace Handbill.Groups.Post;

/// <summary>Texts sealed by the server's data protection.</summary>
internal sealed class SealedText(IDataProtectionProvider protection) : ISealedTexts
{
    public byte[] Seal(string purpose, string text) => protection.CreateProtector($"Handbill.Post.{purpose}").Protect(Encoding.UTF8.GetBytes(text));

    public string? Open(string purpose, byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : Encoding.UTF8.GetString(protection.CreateProtector($"Handbill.Post.{purpose}").Unprotect(bytes));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
