namespace Handbill.Mail;

/// <summary>The secret half of a DKIM key.</summary>
internal interface IDkimSecret : IDisposable
{
    /// <summary>Its name in a signature's `a=` tag.</summary>
    string Algorithm { get; }

    /// <summary>Its name in the DNS record's `k=` tag.</summary>
    string Kind { get; }

    /// <summary>What the DNS record has under `p=`, before base 64.</summary>
    byte[] PublicKey { get; }

    /// <summary>PKCS #8.</summary>
    byte[] Export();

    /// <summary>Signs a SHA-256 hash; from any thread.</summary>
    byte[] Sign(byte[] hash);
}
