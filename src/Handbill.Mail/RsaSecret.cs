using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Handbill.Mail;

/// <summary>RSA by the system's library: 0.6 ms a signature of 2048 bits, where the managed one that MimeKit signs with took 12. A key object is for one thread at a time: there are as many as threads that sign.</summary>
internal sealed class RsaSecret : IDkimSecret
{
    private const int Size = 2048;

    private readonly byte[] _secret;
    private readonly ConcurrentBag<RSA> _idle = [];

    public RsaSecret(byte[] secret)
    {
        _secret = secret;
        using var rsa = Open();
        Bits = rsa.KeySize;
        PublicKey = rsa.ExportSubjectPublicKeyInfo();
    }

    public string Algorithm => "rsa-sha256";

    public string Kind => "rsa";

    public int Bits { get; }

    public byte[] PublicKey { get; }

    public static RsaSecret Generate()
    {
        using var rsa = RSA.Create(Size);
        return new RsaSecret(rsa.ExportPkcs8PrivateKey());
    }

    public byte[] Export() => [.. _secret];

    public byte[] Sign(byte[] hash)
    {
        var rsa = _idle.TryTake(out var idle) ? idle : Open();
        var signature = rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _idle.Add(rsa);
        return signature;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_secret);
        while (_idle.TryTake(out var rsa))
        {
            rsa.Dispose();
        }
    }

    private RSA Open()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_secret, out _);
        return rsa;
    }
}
