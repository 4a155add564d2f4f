namespace Handbill.Mail;

/// <summary>How mails are signed.</summary>
public enum DkimAlgorithm
{
    /// <summary>RSA of 2048 bits with SHA-256 (RFC 6376, RFC 8301): everybody checks it.</summary>
    Rsa,

    /// <summary>Ed25519 with SHA-256 (RFC 8463): short and quick, and not checked by everybody yet; sign with RSA beside it.</summary>
    Ed25519,
}
